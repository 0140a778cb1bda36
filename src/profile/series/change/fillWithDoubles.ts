/** A slot with so many times as much as those around it has two profiles. */
const DOUBLE = 1.5;

/** A slot is compared with so many on each side of it. */
const AROUND = 3;

/** Profiles drift away from the slots, and back: a slot with two is at most so many slots from the one without any. */
const LONGEST_DRIFT = 60;

/** Where more of the slots are empty, the service is idle now and then. */
const MOST_EMPTY = 0.1;

/**
 * Moves profiles by a slot where one has two and another near it none, with one in each between them. Else nothing was used in the
 * empty one, and that stays.
 *
 * @param sums what is in each slot
 * @param counts points of each slot
 *
 *     1 1 0 2 1 → 1 1 1 1 1     1 0 3 3 6 1 → 1 3 3 3 3 1     1 1 0 1 1 → 1 1 0 1 1
 */
export function fillWithDoubles(sums: Float64Array, counts: Uint32Array): void {
  const emptyCount = counts.filter((count) => count === 0).length;
  if (emptyCount > MOST_EMPTY * counts.length) {
    return;
  }
  const isFilled = (slot: number): boolean => (counts[slot] ?? 0) > 0;
  const isDouble = (slot: number): boolean => {
    let [sum, count] = [0, 0];
    for (let other = slot - AROUND; other <= slot + AROUND; other++) {
      if (other !== slot && isFilled(other)) {
        sum += sums[other] ?? 0;
        count++;
      }
    }
    return count > 0 && (sums[slot] ?? 0) * count >= DOUBLE * sum;
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
      const half = (sums[double] ?? 0) / 2;
      const way = Math.sign(double - empty);
      for (let slot = empty; slot !== double - way; slot += way) {
        sums[slot] = sums[slot + way] ?? 0;
      }
      sums[double - way] = half;
      sums[double] = half;
      counts[empty] = 1;
    }
  }
}
