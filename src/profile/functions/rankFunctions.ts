import type { FunctionTable } from './computeFunctions';
import { rankDescending } from './rankDescending';

export type FunctionColumn = 'self' | 'total' | 'occurrences' | 'name';

/**
 * Name indices of the functions in the tree, in the order of a column: numbers largest first, names from A to Z (by
 * code unit, lower and upper case apart). Equal numbers are in the order of the table.
 *
 * @param count only the first so many
 */
export function rankFunctions(
  table: FunctionTable,
  column: FunctionColumn,
  count = Infinity,
): Uint32Array<ArrayBuffer> {
  const present = new Uint32Array(table.functionCount);
  let place = 0;
  table.occurrences.forEach((occurrences, name) => {
    if (occurrences > 0) {
      present[place++] = name;
    }
  });
  if (column === 'name') {
    const { names } = table;
    present.sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  } else {
    const values = table[column];
    const order = rankDescending(Float64Array.from(present, (name) => values[name]));
    present.set(order.map((at) => present[at]));
  }
  return count < present.length ? present.slice(0, count) : present;
}
