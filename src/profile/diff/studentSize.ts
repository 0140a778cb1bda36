/**
 * Converts t standard errors, estimated from few values, to equally unusual standard errors of a normal value. With 2
 * degrees of freedom 4.3 errors are as unusual as 1.96 with many. Wallace's approximation of Student's t (1959), good
 * to about 1 % from 2 degrees of freedom up.
 *
 *     toNormalErrors(4.3, 2) ≈ 2.0     toNormalErrors(2.09, 19) ≈ 1.96
 */
export function toNormalErrors(errors: number, freedom: number): number {
  return getFactor(freedom) * Math.sqrt(freedom * Math.log1p((errors * errors) / freedom));
}

/** Reverses `toNormalErrors`. */
export function toStudentErrors(normalErrors: number, freedom: number): number {
  const root = normalErrors / getFactor(freedom);
  return Math.sqrt(freedom * Math.expm1((root * root) / freedom));
}

function getFactor(freedom: number): number {
  return (8 * freedom + 1) / (8 * freedom + 3);
}
