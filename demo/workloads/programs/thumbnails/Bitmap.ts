export const CHANNELS = 3;

/** Pixels row by row, red green blue. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

export function createBitmap(width: number, height: number): Bitmap {
  return { width, height, pixels: new Uint8ClampedArray(width * height * CHANNELS) };
}
