/** So many functions have to share a change, or that of one says it all. */
const FEWEST_FUNCTIONS = 2.5;

/** Of the change, at most this part may be other than what the functions' part of the baseline gives. */
const MOST_OTHER = 0.2;

/**
 * Whether a whole changed because all of its functions did so alike, as with more load or more instances: each by its part of the
 * baseline. How many functions share the change is (Σ|d|)² / Σd², which counts large ones more.
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
