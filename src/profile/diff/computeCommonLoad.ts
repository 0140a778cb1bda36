/** Part of the slices that a side is calm in at least. */
const CALM = 0.25;

/**
 * Computes the load that both sides have in common at the same time, as weights that replace the seconds of each
 * slice. Their sum is still the sum of the seconds, so rates stay the same. A function that costs a fifth more under
 * any load differs most when load is high; weighed by seconds, that would look like noise.
 *
 * The load of a slice is the lower one of both sides, each relative to its calm slices (lower quartile): a burst of one
 * side is no load. Seconds stay if a side is unused for a quarter of the slices.
 *
 *     baseline 10 20 20 10, comparison 30 60 60 30 of 60 s → 40 80 80 40 for each
 *     baseline 10 10 10 10, comparison 30 90 90 30 of 60 s → 60 60 60 60 for each
 *
 * @param totals of the baseline's slices, then of the comparison's
 */
export function computeCommonLoad(totals: Float64Array, seconds: Float64Array): Float64Array {
  const pairCount = totals.length / 2;
  const used = totals.map((total, slice) => (seconds[slice] ? total / (seconds[slice] ?? 1) : 0));
  const calm = [used.slice(0, pairCount), used.slice(pairCount)].map(
    (side) => side.sort()[Math.floor(CALM * (pairCount - 1))] ?? 0,
  );
  if (calm.includes(0)) {
    return seconds;
  }
  const [ofBaseline = 1, ofComparison = 1] = calm;
  const load = seconds.map((weight, slice) => {
    const pair = slice % pairCount;
    return weight * Math.min(used[pair] / ofBaseline, (used[pair + pairCount] ?? 0) / ofComparison);
  });
  const scaled = (side: Float64Array, own: Float64Array): Float64Array => {
    const factor = sum(own) / sum(side);
    return side.map((each) => each * factor);
  };
  return Float64Array.from([
    ...scaled(load.subarray(0, pairCount), seconds.subarray(0, pairCount)),
    ...scaled(load.subarray(pairCount), seconds.subarray(pairCount)),
  ]);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
