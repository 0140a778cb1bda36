import { type Bitmap, CHANNELS, createBitmap } from './Bitmap';

interface Tap {
  readonly position: number;
  readonly weight: number;
}

const LOBES = 3;

/** Lanczos resampling, first across, then down. */
export function resizeImage(source: Bitmap, width: number, height: number): Bitmap {
  return resizeColumns(resizeRows(source, width), height);
}

function resizeRows(source: Bitmap, width: number): Bitmap {
  const target = createBitmap(width, source.height);
  const tapsByColumn = computeTaps(source.width, width);
  for (let y = 0; y < source.height; y++) {
    for (const [x, taps] of tapsByColumn.entries()) {
      accumulate(source, taps, y * source.width, 1, target, y * width + x);
    }
  }
  return target;
}

function resizeColumns(source: Bitmap, height: number): Bitmap {
  const target = createBitmap(source.width, height);
  for (const [y, taps] of computeTaps(source.height, height).entries()) {
    for (let x = 0; x < source.width; x++) {
      accumulate(source, taps, x, source.width, target, y * source.width + x);
    }
  }
  return target;
}

function accumulate(
  source: Bitmap,
  taps: readonly Tap[],
  base: number,
  step: number,
  target: Bitmap,
  to: number,
): void {
  for (let channel = 0; channel < CHANNELS; channel++) {
    let sum = 0;
    for (const tap of taps) {
      sum += tap.weight * (source.pixels[(base + tap.position * step) * CHANNELS + channel] ?? 0);
    }
    target.pixels[to * CHANNELS + channel] = sum;
  }
}

/** Which source pixels make each target pixel; the weights of one target pixel add up to 1. */
function computeTaps(from: number, to: number): Tap[][] {
  const scale = from / to;
  const reach = LOBES * Math.max(scale, 1);
  return Array.from({ length: to }, (_, target) => {
    const center = (target + 0.5) * scale - 0.5;
    const taps: Tap[] = [];
    for (let position = Math.ceil(center - reach); position <= center + reach; position++) {
      const weight = computeLanczos((position - center) / Math.max(scale, 1));
      taps.push({ position: Math.min(Math.max(position, 0), from - 1), weight });
    }
    const total = taps.reduce((sum, tap) => sum + tap.weight, 0);
    return taps.map((tap) => ({ ...tap, weight: tap.weight / total }));
  });
}

function computeLanczos(x: number): number {
  if (x === 0) {
    return 1;
  }
  return Math.abs(x) < LOBES
    ? (LOBES * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / LOBES)) / (Math.PI * x) ** 2
    : 0;
}
