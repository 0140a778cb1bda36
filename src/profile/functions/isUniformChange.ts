/** Fewest functions that have to share a change. With fewer, naming the largest would say it all. */
const FEWEST_FUNCTIONS = 2.5;

/** Largest part of the change that may differ from the parts in the baseline. */
const MOST_OTHER = 0.2;

/**
 * True if all functions changed alike, each in proportion to its part of the baseline, as with more load or more
 * instances. The number of functions that share the change is (Σ|d|)² / Σd², which counts large ones more.
 *
 * @param baselineSelf self of each function
 * @param differenceSelf additional self in the comparison
 *
 *     40 30 30 → 82 59 60: alike     40 30 30 → 140 30 30: not, one did     90 10 → 180 20: not, one function is nearly all
 */
export function isUniformChange(baselineSelf: Float64Array, differenceSelf: Float64Array): boolean {
  let [usual, change, moved, squares] = [0, 0, 0, 0];
  differenceSelf.forEach((value, name) => {
    usual += baselineSelf[name];
    change += value;
    moved += Math.abs(value);
    squares += value ** 2;
  });
  if (usual === 0 || moved === 0 || moved ** 2 < FEWEST_FUNCTIONS * squares) {
    return false;
  }
  const rate = change / usual;
  const other = differenceSelf.reduce((sum, value, name) => sum + Math.abs(value - rate * baselineSelf[name]), 0);
  return other <= MOST_OTHER * moved;
}

/**
 * Describes what makes all functions cost more, or less, alike. "" for amounts of a whole range and for shares, which
 * say nothing about load.
 */
export function describeLoad(mode: 'per-second' | 'per-instance' | 'share' | 'total', isMore: boolean): string {
  switch (mode) {
    case 'per-second':
      return isMore ? 'more load or more instances' : 'less load or fewer instances';
    case 'per-instance':
      return isMore ? 'more load' : 'less load';
    case 'share':
    case 'total':
      return '';
  }
}
