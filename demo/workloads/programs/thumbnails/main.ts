import { createRandom, getInteger, type Random } from '../../random';
import type { Program } from '../Program';
import { CHANNELS, createBitmap } from './Bitmap';
import { sharpen, stretchContrast } from './filters';
import { decodeImage, type EncodedImage, encodeImage } from './png';
import { resizeImage } from './resize';

const SIZES = [96, 48] as const;

/** Makes thumbnails of uploaded photos: decode, resize, improve, encode. */
export function createThumbnails(): Program<EncodedImage> {
  const random = createRandom(37);
  return {
    requests: Array.from({ length: 12 }, () => createPhoto(random)),
    requestsPerSecond: 5,
    pollMs: 1000,
    handle: (photo) => void handleUpload(photo),
    getRoute: () => 'POST /photos',
  };
}

function handleUpload(photo: EncodedImage): EncodedImage[] {
  const bitmap = decodeImage(photo);
  return SIZES.map((size) => {
    const height = Math.max(1, Math.round((size * bitmap.height) / bitmap.width));
    const thumbnail = resizeImage(bitmap, size, height);
    return encodeImage(sharpen(stretchContrast(thumbnail)), 6);
  });
}

/** Soft blobs of colour with sensor noise: compresses about as well as a photo does. */
function createPhoto(random: Random): EncodedImage {
  const bitmap = createBitmap(getInteger(random, 16, 24) * 10, getInteger(random, 12, 18) * 10);
  const waves = Array.from({ length: CHANNELS }, () => [20 + random() * 60, 20 + random() * 60] as const);
  for (let offset = 0; offset < bitmap.pixels.length; offset++) {
    const [across, down] = waves[offset % CHANNELS] ?? [40, 40];
    const pixel = Math.floor(offset / CHANNELS);
    const light = Math.sin((pixel % bitmap.width) / across) + Math.cos(pixel / bitmap.width / down);
    bitmap.pixels[offset] = 128 + 50 * light + 6 * random();
  }
  return encodeImage(bitmap, 1);
}
