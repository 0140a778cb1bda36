/** Two halves of a series, as slots. */
export interface SeriesHalves {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * The two halves of the time that has data, equally long; the slot in the middle of an odd number is in neither.
 *
 *     . . 1 1 1 (gap) 1 1 2 2 2  → first 1 1 1 1, second 1 2 2 2 (of nine slots)
 */
export function cutHalves(slots: Float64Array): SeriesHalves {
  const middle = Math.floor(slots.length / 2);
  return { first: slots.subarray(0, middle), second: slots.subarray(slots.length - middle) };
}

/** The median number of steps from one point to the next; 1 where there are fewer than two points. */
export function computeUsualGap(steps: Float64Array): number {
  const countByGap = new Uint32Array(steps.length);
  let gapCount = 0;
  let previous = -1;
  for (let step = 0; step < steps.length; step++) {
    if (!Number.isNaN(steps[step])) {
      if (previous >= 0) {
        const gap = step - previous;
        countByGap[gap] = (countByGap[gap] ?? 0) + 1;
        gapCount++;
      }
      previous = step;
    }
  }
  let countSoFar = 0;
  const median = countByGap.findIndex((count) => (countSoFar += count) > gapCount / 2);
  return Math.max(1, median);
}
