/** Means of `count` parts of the values, as equal in length as can be; fewer if there are fewer values. */
export function computeBlockMeans(values: Float64Array, count: number): number[] {
  const blockCount = Math.min(count, values.length);
  return Array.from({ length: blockCount }, (_, block) => {
    const start = Math.floor((block * values.length) / blockCount);
    const end = Math.floor(((block + 1) * values.length) / blockCount);
    return computeMean(values.subarray(start, end));
  });
}

/** 0 for no values. */
export function computeMean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] ?? 0;
  }
  return values.length === 0 ? 0 : sum / values.length;
}
