import type { FunctionTable } from './computeFunctions';

export type FunctionColumn = 'self' | 'total' | 'occurrences' | 'name';

/**
 * Ranks the name indices of the functions in the tree, in the order of a column: numbers largest first, names from A
 * to Z (by code unit, lower and upper case apart). Equal numbers are in the order of the table.
 *
 * @param count only the first so many
 */
export function rankFunctions(
  table: FunctionTable,
  column: FunctionColumn,
  count = Infinity,
): Uint32Array<ArrayBuffer> {
  // Loops, not calls: a page draws its first rows with this, before anything of it has been made fast.
  const { occurrences, functionCount } = table;
  const present = new Uint32Array(functionCount);
  for (let name = 0, place = 0; name < occurrences.length; name++) {
    if (occurrences[name] > 0) {
      present[place++] = name;
    }
  }
  if (column === 'name') {
    const { names } = table;
    present.sort((a, b) => (names[a] < names[b] ? -1 : 1));
  } else {
    const values = new Float64Array(functionCount);
    for (let place = 0; place < functionCount; place++) {
      values[place] = table[column][present[place]];
    }
    const order = rankDescending(values);
    for (let place = 0; place < functionCount; place++) {
      order[place] = present[order[place]];
    }
    present.set(order);
  }
  return count < present.length ? present.slice(0, count) : present;
}

/**
 * Indices of the values, largest value first; equal values keep their order. Sorts the numbers natively and looks each
 * place up, which takes a fraction of a sort with a comparison function: about 0.2 s for a million.
 */
export function rankDescending(values: Float64Array): Uint32Array<ArrayBuffer> {
  const count = values.length;
  const sorted = values.slice().sort();
  const ranked = new Uint32Array(count);
  /** Number of equal values that already have a place, by the end of their run in `sorted`. */
  const placed = new Uint32Array(count + 1);
  for (let index = 0; index < count; index++) {
    const value = values[index];
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const before = placed[low];
    placed[low] = before + 1;
    ranked[count - low + before] = index;
  }
  return ranked;
}

/** Finds the indices of the few largest values above 0, the largest first; of equal ones the first. */
export function findLargest(
  values: Float64Array,
  count: number,
  isWanted: (index: number) => boolean = () => true,
): number[] {
  const largest: number[] = [];
  values.forEach((value, index) => {
    const least = largest.length < count ? 0 : values[largest[count - 1]];
    if (value > least && isWanted(index)) {
      largest.push(index);
      largest.sort((a, b) => values[b] - values[a] || a - b);
      largest.length = Math.min(largest.length, count);
    }
  });
  return largest;
}
