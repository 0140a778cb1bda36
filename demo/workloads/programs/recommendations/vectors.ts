export function computeDotProduct(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) {
    sum += (left[index] ?? 0) * (right[index] ?? 0);
  }
  return sum;
}

export function computeCosine(left: Float64Array, right: Float64Array): number {
  return computeDotProduct(left, right) / (computeNorm(left) * computeNorm(right));
}

export function computeNorm(vector: Float64Array): number {
  return Math.sqrt(computeDotProduct(vector, vector));
}
