export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    total += values[i];
  }
  return total;
}

/** 0 for no values. */
export function computeMean(values: ArrayLike<number>): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** Σ (value − mean)² */
export function computeSpread(values: ArrayLike<number>): number {
  const mean = computeMean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    squares += (values[i] - mean) ** 2;
  }
  return squares;
}

/** Means of `count` parts of the values, as equal in length as can be; fewer if there are fewer values. */
export function computeBlockMeans(values: Float64Array, count: number): number[] {
  const blockCount = Math.min(count, values.length);
  return Array.from({ length: blockCount }, (_, block) => {
    const start = Math.floor((block * values.length) / blockCount);
    const end = Math.floor(((block + 1) * values.length) / blockCount);
    return computeMean(values.subarray(start, end));
  });
}
