import { buildColumnFormat, type ColumnFormat } from 'profile/format/buildColumnFormat';
import { formatShare, formatSignedShare } from 'profile/format/formatShare';
import type { DiffFormat } from './formatDiffValue';

/** How the values of a side stand in a column, which are scaled to the mode; `largest` is the largest of them. */
export function buildSideFormat({ mode, format }: DiffFormat, largest: number): ColumnFormat {
  if (mode === 'share') {
    return { unit: '%', print: formatShare };
  }
  const { unit, print } = buildColumnFormat(format.unit, largest / format.divisor);
  return { unit, print: (value) => print(value / format.divisor) };
}

/** The same for differences: with a sign, and "≈ 0" for less than has a digit. Shares differ by points. */
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
