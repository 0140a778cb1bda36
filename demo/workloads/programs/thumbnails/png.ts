import { deflateSync, inflateSync } from 'node:zlib';
import { type Bitmap, CHANNELS, createBitmap } from './Bitmap';

/**
 * The pixel data of a PNG (one IDAT stream, 8 bit RGB, no interlace): each row is filtered, then all is deflated.
 * Filters: https://www.w3.org/TR/png-3/#9Filters
 */
export interface EncodedImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function decodeImage(image: EncodedImage): Bitmap {
  const rows = inflateSync(image.data);
  const bitmap = createBitmap(image.width, image.height);
  const stride = image.width * CHANNELS;
  for (let y = 0; y < image.height; y++) {
    unfilterRow(rows, y * (stride + 1), bitmap, y);
  }
  return bitmap;
}

export function encodeImage(bitmap: Bitmap, level: number): EncodedImage {
  const stride = bitmap.width * CHANNELS;
  const rows = new Uint8Array((stride + 1) * bitmap.height);
  for (let y = 0; y < bitmap.height; y++) {
    filterRow(bitmap, y, rows, y * (stride + 1));
  }
  return { width: bitmap.width, height: bitmap.height, data: deflateSync(rows, { level }) };
}

function unfilterRow(rows: Uint8Array, offset: number, bitmap: Bitmap, y: number): void {
  const stride = bitmap.width * CHANNELS;
  const { pixels } = bitmap;
  const start = y * stride;
  for (let x = 0; x < stride; x++) {
    const left = x >= CHANNELS ? (pixels[start + x - CHANNELS] ?? 0) : 0;
    const above = y > 0 ? (pixels[start + x - stride] ?? 0) : 0;
    const corner = x >= CHANNELS && y > 0 ? (pixels[start + x - stride - CHANNELS] ?? 0) : 0;
    pixels[start + x] = ((rows[offset + 1 + x] ?? 0) + predictPaeth(left, above, corner)) & 0xff;
  }
}

function filterRow(bitmap: Bitmap, y: number, rows: Uint8Array, offset: number): void {
  const stride = bitmap.width * CHANNELS;
  const { pixels } = bitmap;
  const start = y * stride;
  rows[offset] = 4;
  for (let x = 0; x < stride; x++) {
    const left = x >= CHANNELS ? (pixels[start + x - CHANNELS] ?? 0) : 0;
    const above = y > 0 ? (pixels[start + x - stride] ?? 0) : 0;
    const corner = x >= CHANNELS && y > 0 ? (pixels[start + x - stride - CHANNELS] ?? 0) : 0;
    rows[offset + 1 + x] = (pixels[start + x] ?? 0) - predictPaeth(left, above, corner);
  }
}

function predictPaeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const toLeft = Math.abs(estimate - left);
  const toAbove = Math.abs(estimate - above);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) {
    return left;
  }
  return toAbove <= toCorner ? above : corner;
}
