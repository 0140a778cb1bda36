export type Side = 'baseline' | 'comparison';

/** Something of each side of a comparison. */
export interface Sides<T> {
  readonly baseline: T;
  readonly comparison: T;
}
