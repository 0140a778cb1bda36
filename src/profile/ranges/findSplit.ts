/** Values in a row, as sums up to each of them, so that any part has its mean and spread at once. */
export interface PrefixSums {
  /** `sum[i]` is the sum of the first i values. */
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

export function computePrefixSums(values: Float64Array): PrefixSums {
  const sum = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  values.forEach((value, i) => {
    sum[i + 1] = (sum[i] ?? 0) + value;
    squares[i + 1] = (squares[i] ?? 0) + value * value;
  });
  return { sum, squares };
}

export function getMean({ sum }: PrefixSums, from: number, to: number): number {
  return to > from ? ((sum[to] ?? 0) - (sum[from] ?? 0)) / (to - from) : 0;
}

export interface Split {
  /** First value of the later part. */
  readonly at: number;
  /**
   * Difference of the means over its standard error, where the values of a part are independent. Larger than 4 is seldom
   * chance.
   */
  readonly score: number;
}

/**
 * Cuts values `from` to `to` in two so that the parts stray least from their own means (least squares). Both parts have at
 * least `shortest` values. undefined where there are fewer than two such parts.
 *
 *     1 1 1 1 5 5 5 5 → at 4
 */
export function findSplit(sums: PrefixSums, from: number, to: number, shortest: number): Split | undefined {
  const count = to - from;
  if (count < 2 * shortest || shortest < 1) {
    return undefined;
  }
  let at = from + shortest;
  let best = -1;
  for (let candidate = from + shortest; candidate <= to - shortest; candidate++) {
    const before = candidate - from;
    const difference = getMean(sums, candidate, to) - getMean(sums, from, candidate);
    const explained = (difference * difference * before * (count - before)) / count;
    if (explained > best) {
      best = explained;
      at = candidate;
    }
  }
  const mean = getMean(sums, from, to);
  const spread = (sums.squares[to] ?? 0) - (sums.squares[from] ?? 0) - count * mean * mean;
  // What is left after rounding of sums of squares counts as noise.
  const left = Math.max(spread - best, spread * 1e-12);
  return { at, score: best > 0 && left > 0 ? Math.sqrt((best * (count - 2)) / left) : 0 };
}
