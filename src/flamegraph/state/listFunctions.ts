import type { FunctionTable } from 'profile/functions/computeFunctions';
import { type FunctionColumn, rankDescending, rankFunctions } from 'profile/functions/rankFunctions';
import type { FunctionSort } from 'url/viewValues';

/** Sorts the functions in a tree, by index into its names, in the order of a column. */
export function sortFunctions(functions: FunctionTable, { column, direction }: FunctionSort): Uint32Array {
  const ranked = rankFunctions(functions, column);
  return direction === getFirstDirection(column) ? ranked : ranked.reverse();
}

/** Sorts functions by other values; equal ones stay as they were, those without any come last. */
export function sortByValues(
  list: Uint32Array,
  getValue: (nameIndex: number) => number | undefined,
  direction: FunctionSort['direction'],
): Uint32Array {
  const sign = direction === 'descending' ? 1 : -1;
  const values = Float64Array.from(list, (name) => {
    const value = getValue(name);
    return value === undefined ? -Infinity : sign * value;
  });
  return rankDescending(values).map((place) => list[place] ?? 0);
}

/** Keeps only the functions that the search finds, in the same order. */
export function filterFunctions(list: Uint32Array, matchedNames: Uint8Array): Uint32Array {
  return list.filter((nameIndex) => matchedNames[nameIndex] === 1);
}

/** Counts the listed functions that the search finds. */
export function countMatches(list: Uint32Array, matchedNames: Uint8Array): number {
  return list.reduce((count, nameIndex) => count + (matchedNames[nameIndex] ?? 0), 0);
}

/** A column that is sorted already turns around; another one begins with its largest numbers, or with A. */
export function toggleSort(sort: FunctionSort, column: FunctionColumn): FunctionSort {
  if (sort.column !== column) {
    return { column, direction: getFirstDirection(column) };
  }
  return { column, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

function getFirstDirection(column: FunctionColumn): FunctionSort['direction'] {
  return column === 'name' ? 'ascending' : 'descending';
}
