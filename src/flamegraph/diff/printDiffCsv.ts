import { getPartOfChange } from 'profile/diff/computeFunctionDiff';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getCurrency, isMoney } from 'profile/format/formatMoney';
import type { DiffFormat } from './formatDiffValue';
import { type DiffFunctions, getVerdict, type Side } from './listDiffFunctions';

export interface DiffCsvOptions {
  /** Unit of the values in words: "nanoseconds, per second". */
  readonly unit: string;
  /** Format of the values on screen. */
  readonly format: DiffFormat;
}

/**
 * Prints functions as CSV (RFC 4180), in the order given; values in the unit of the profile type, divided as the mode
 * does. If the screen shows money, it has columns of its own.
 *
 * Spreadsheets take text that begins with one of `= + - @` for a formula, and names come from programs: such cells get
 * a `'` in front.
 */
export function printDiffCsv(
  diff: DiffFunctions,
  list: Uint32Array,
  { unit, format: { format } }: DiffCsvOptions,
): string {
  const { scaled } = diff;
  const sides = ['baseline', 'comparison', 'difference'] as const;
  const values = ['self', 'total'] as const;
  const columns = values.flatMap((value) => sides.map((side) => ({ side, value })));
  const money = isMoney(format.unit) ? `${getCurrency(format.unit)}/month` : undefined;
  const header = [
    'function',
    ...columns.map(({ side, value }) => `${side} ${value} (${unit})`),
    'part of the change',
    'what became of it',
    'chance self',
    'chance total',
    ...(money === undefined ? [] : columns.map(({ side, value }) => `${side} ${value} (${money})`)),
  ];
  const read = (side: Side, value: 'self' | 'total', name: number) => scaled[side][value][name] ?? 0;
  const rows = Array.from(list, (name) => {
    const verdict = getVerdict(diff, name);
    return [
      neutralise(formatFunctionName(diff.names[name] ?? '')),
      ...columns.map(({ side, value }) => String(read(side, value, name))),
      String(getPartOfChange(scaled, name) ?? ''),
      diff.groups.get(name) === 'chance' ? 'noise' : (diff.fates.get(name) ?? ''),
      String(verdict?.self.chance ?? ''),
      String(verdict?.total.chance ?? ''),
      ...(money === undefined
        ? []
        : columns.map(({ side, value }) => String(read(side, value, name) / format.divisor))),
    ];
  });
  return [header, ...rows].map((cells) => `${cells.map(printCell).join(',')}\r\n`).join('');
}

/** First characters of a formula, with the full-width forms that some spreadsheets accept. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

function neutralise(cell: string): string {
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

function printCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
