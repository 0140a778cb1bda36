import type { PlainUnit } from 'profile/amounts/AmountUnit';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { DiffMode } from 'profile/diff/DiffScale';
import { buildColumnFormat, type ColumnFormat } from 'profile/format/buildColumnFormat';
import { formatPoints, formatShare, formatSignedShare } from 'profile/format/formatNumber';
import { formatSignedValue, formatValue } from 'profile/format/formatValue';

/** Format of values in a mode. */
export interface DiffFormat {
  readonly mode: DiffMode;
  /** Divisor from a scaled value to the written value, and its unit. */
  readonly format: { readonly unit: PlainUnit; readonly divisor: number };
}

/** "per second": what values of a mode are, in words. Of instantaneous types the same mode is the average. */
export function describeMode(mode: DiffMode, { isInstant }: Pick<ProfileTypeDescription, 'isInstant'>): string {
  switch (mode) {
    case 'share':
      return 'share of total';
    case 'total':
      return 'total';
    case 'per-second':
      return isInstant ? 'on average' : 'per second';
    case 'per-instance':
      return isInstant ? 'on average per instance' : 'per second and instance';
  }
}

/** Formats a value that was scaled to the mode: "0.12 cores", "12 %". */
export function formatDiffValue(value: number, { mode, format }: DiffFormat): string {
  return mode === 'share' ? formatShare(value) : formatValue(value / format.divisor, format.unit);
}

/** A difference of so few cores has no digits worth a word. */
const SMALLEST_CORES = 0.0001;

/** Formats a difference. Shares differ by points: "+12 points". */
export function formatDifference(value: number, { mode, format }: DiffFormat): string {
  const isTiny = mode !== 'share' && format.unit === 'cores' && Math.abs(value / format.divisor) < SMALLEST_CORES;
  if (isTiny && value !== 0) {
    return '≈ 0 cores';
  }
  return mode === 'share' ? formatPoints(value) : formatSignedValue(value / format.divisor, format.unit);
}

/** Builds the format of a column with one side's values, scaled to the mode; `largest` is the largest of them. */
export function buildSideFormat({ mode, format }: DiffFormat, largest: number): ColumnFormat {
  if (mode === 'share') {
    return { unit: '%', print: formatShare };
  }
  const { unit, print } = buildColumnFormat(format.unit, largest / format.divisor);
  return { unit, print: (value) => print(value / format.divisor) };
}

/** Builds the format of differences: with a sign, and "≈ 0" if there is no digit to show. Shares differ by points. */
export function buildDifferenceFormat(format: DiffFormat, largest: number): ColumnFormat {
  if (format.mode === 'share') {
    return { unit: 'points', print: (value) => formatSignedShare(value).replace(' %', '') };
  }
  const { unit, print } = buildSideFormat(format, largest);
  const printSigned = (value: number) => {
    const text = print(value);
    return /^[<>]/.test(text) ? '≈ 0' : value > 0 ? `+${text}` : text;
  };
  return { unit, print: printSigned };
}
