/** At least so many functions have to share a change: else naming the largest tells all of it. */
const FEWEST_FUNCTIONS = 2.5;

/** At most this part of the change may differ from what the parts of the baseline give. */
const MOST_OTHER = 0.2;

/**
 * Whether all functions changed alike, each by its part of the baseline, as with more load or more instances. How many functions share the change is (Σ|d|)² / Σd², which counts large ones more.
 *
 * @param baselineSelf self of each function
 * @param differenceSelf what it has more in the comparison
 *
 *     40 30 30 → 82 59 60: alike     40 30 30 → 140 30 30: not, one did     90 10 → 180 20: not, one function is nearly all
 */
export function isAlike(baselineSelf: Float64Array, differenceSelf: Float64Array): boolean {
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

/** What makes all functions cost more, or less, alike. "" where an amount of a whole range, or a share, tells nothing of load. */
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
