/** A copy of `array` with at least `length` elements, at least doubled, so that filling one by one stays linear. */
export function growUint32(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(Math.max(length, array.length * 2, 16));
  grown.set(array);
  return grown;
}

/** Grows an array like `growUint32`. */
export function growFloat64(array: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(Math.max(length, array.length * 2, 16));
  grown.set(array);
  return grown;
}
