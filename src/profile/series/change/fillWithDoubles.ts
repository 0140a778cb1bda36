/** A slot with so many times as much as those around it has two profiles. */
const DOUBLE = 1.6;

/** A slot is compared with so many on each side of it. */
const AROUND = 3;

/** Profiles drift away from the slots, and back: a slot with two is at most so many slots from the one without any. */
const LONGEST_DRIFT = 60;

/** If more than this part of the slots is empty, the service is idle now and then. */
const MOST_EMPTY = 0.1;

/**
 * Moves profiles by a slot if one slot has two and another near it none, with one in each between them. Otherwise
 * nothing was used in the empty slot, and it stays empty.
 *
 * @param sums sum of each slot
 * @param counts points of each slot
 * @param isCounted slots are several steps long, so that two profiles in one are two points
 *
 *     1 1 0 2 1 → 1 1 1 1 1     1 0 3 3 6 1 → 1 3 3 3 3 1     1 1 0 1 1 → 1 1 0 1 1
 */
export function fillWithDoubles(sums: Float64Array, counts: Uint32Array, isCounted: boolean): void {
  const emptyCount = counts.filter((count) => count === 0).length;
  if (emptyCount > MOST_EMPTY * counts.length) {
    return;
  }
  const isFilled = (slot: number): boolean => (counts[slot] ?? 0) > 0;
  const amounts = isCounted ? counts : sums;
  const computeUsual = (slot: number, way: 1 | -1): number => {
    let [sum, count] = [0, 0];
    for (let distance = 1; distance <= AROUND; distance++) {
      const other = slot + way * distance;
      if (other >= 0 && other < counts.length) {
        sum += amounts[other] ?? 0;
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  };
  // Next to a change, what is usual is what the higher side has: the last slot of a plateau is no double.
  const isDouble = (slot: number): boolean => {
    const usual = Math.max(computeUsual(slot, -1), computeUsual(slot, 1));
    return usual > 0 && (amounts[slot] ?? 0) >= DOUBLE * usual;
  };
  const findDouble = (empty: number): number | undefined => {
    let ways = [1, -1];
    for (let distance = 1; distance <= LONGEST_DRIFT && ways.length > 0; distance++) {
      ways = ways.filter((way) => isFilled(empty + way * distance));
      const found = ways.find((way) => isDouble(empty + way * distance));
      if (found !== undefined) {
        return empty + found * distance;
      }
    }
    return undefined;
  };
  for (let empty = 0; empty < counts.length; empty++) {
    const double = isFilled(empty) ? undefined : findDouble(empty);
    if (double !== undefined) {
      for (const list of [sums, counts]) {
        moveTo(list, empty, double);
      }
    }
  }
}

/** Halves a double and moves what lies between by one slot, towards the empty one. */
function moveTo(list: Float64Array | Uint32Array, empty: number, double: number): void {
  const way = Math.sign(double - empty);
  const half = (list[double] ?? 0) / 2;
  for (let slot = empty; slot !== double - way; slot += way) {
    list[slot] = list[slot + way] ?? 0;
  }
  list[double - way] = half;
  list[double] = half;
}
