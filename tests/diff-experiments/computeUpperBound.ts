/** Computes the upper end of the one-sided 95 % interval of a share (Wilson): with 25 of 500 it is 6.9 %. */
export function computeUpperBound(count: number, runs: number): number {
  const z = 1.645;
  const share = count / runs;
  const centre = share + z ** 2 / (2 * runs);
  const spread = z * Math.sqrt((share * (1 - share)) / runs + z ** 2 / (4 * runs ** 2));
  return (centre + spread) / (1 + z ** 2 / runs);
}
