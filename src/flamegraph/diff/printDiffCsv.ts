import { getPartOfChange } from 'profile/diff/computeFunctionDiff';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { type DiffFunctions, getVerdict } from './listDiffFunctions';

/**
 * Functions as CSV (RFC 4180), in the order given; values in the unit of the profile type, divided as the mode does.
 *
 * Spreadsheets take text that begins with one of `= + - @` for a formula, and names come from programs: such cells get a
 * `'` in front.
 */
export function printDiffCsv(diff: DiffFunctions, list: Uint32Array, unit: string): string {
  const { scaled } = diff;
  const sides = ['baseline', 'comparison', 'difference'] as const;
  const values = ['self', 'total'] as const;
  const columns = values.flatMap((value) => sides.map((side) => ({ side, value })));
  const header = [
    'function',
    ...columns.map(({ side, value }) => `${side} ${value} (${unit})`),
    'part of the change',
    'what became of it',
    'chance self',
    'chance total',
  ];
  const rows = Array.from(list, (name) => {
    const verdict = getVerdict(diff, name);
    return [
      neutralise(formatFunctionName(diff.names[name] ?? '')),
      ...columns.map(({ side, value }) => String(scaled[side][value][name] ?? 0)),
      String(getPartOfChange(scaled, name) ?? ''),
      diff.groups.get(name) === 'chance' ? 'noise' : (diff.fates.get(name) ?? ''),
      String(verdict?.self.chance ?? ''),
      String(verdict?.total.chance ?? ''),
    ];
  });
  return [header, ...rows].map((cells) => `${cells.map(printCell).join(',')}\r\n`).join('');
}

/** Also the full-width forms, which some spreadsheets read as the plain ones. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

function neutralise(cell: string): string {
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

function printCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
