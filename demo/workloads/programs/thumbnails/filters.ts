import { type Bitmap, CHANNELS, createBitmap } from './Bitmap';

const SHARPEN = [0, -0.4, 0, -0.4, 2.6, -0.4, 0, -0.4, 0];

export function sharpen(source: Bitmap): Bitmap {
  return convolve(source, SHARPEN);
}

/** Stretches brightness so that the darkest and brightest hundredth are black and white. */
export function stretchContrast(source: Bitmap): Bitmap {
  const histogram = computeHistogram(source);
  const low = findPercentile(histogram, 0.01);
  const high = Math.max(findPercentile(histogram, 0.99), low + 1);
  const target = createBitmap(source.width, source.height);
  for (const [position, value] of source.pixels.entries()) {
    target.pixels[position] = ((value - low) * 255) / (high - low);
  }
  return target;
}

function convolve(source: Bitmap, kernel: readonly number[]): Bitmap {
  const { width, height } = source;
  const target = createBitmap(width, height);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      for (let channel = 0; channel < CHANNELS; channel++) {
        target.pixels[(y * width + x) * CHANNELS + channel] = applyKernel(source, kernel, x, y, channel);
      }
    }
  }
  return target;
}

function applyKernel(source: Bitmap, kernel: readonly number[], x: number, y: number, channel: number): number {
  let sum = 0;
  for (const [index, weight] of kernel.entries()) {
    const row = y + Math.floor(index / 3) - 1;
    const column = x + (index % 3) - 1;
    sum += weight * (source.pixels[(row * source.width + column) * CHANNELS + channel] ?? 0);
  }
  return sum;
}

function computeHistogram(source: Bitmap): Uint32Array {
  const histogram = new Uint32Array(256);
  for (let offset = 0; offset < source.pixels.length; offset += CHANNELS) {
    const brightness = computeBrightness(source.pixels, offset);
    histogram[brightness] = (histogram[brightness] ?? 0) + 1;
  }
  return histogram;
}

function computeBrightness(pixels: Uint8ClampedArray, offset: number): number {
  const [red = 0, green = 0, blue = 0] = [pixels[offset], pixels[offset + 1], pixels[offset + 2]];
  return Math.min(255, Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue));
}

function findPercentile(histogram: Uint32Array, share: number): number {
  const wanted = share * histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  return histogram.findIndex((count) => (seen += count) >= wanted);
}
