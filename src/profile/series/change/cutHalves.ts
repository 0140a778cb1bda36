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
