import { createCanvasSurface } from 'flamegraph/canvas/createCanvasSurface';
import { paintFlameGraph, ROW_HEIGHT_PX } from 'flamegraph/canvas/paintFlameGraph';
import { addPngTexts } from 'profile/formats/addPngTexts';
import {
  computePicture,
  type FlameGraphPictureView,
  paintSurroundings,
  PICTURE_WIDTH_PX,
  type PictureText,
} from './computePicture';
import { runInSlices } from './runInSlices';

/** Chromium and Firefox refuse canvases that are longer on a side. */
const MAX_SIDE_PX = 16_384;
/** Pixels of a canvas that browsers on small devices still take. */
const MAX_PIXELS = 67_108_864;
const MAX_FRAMES = 100_000;
/** Sharp even when zoomed in, however coarse the screen of the author is. */
const PIXEL_RATIO = 2;
/** Frames that are painted at once. */
const STEP_FRAMES = 2_000;

/**
 * Draws the flame graph in the window as PNG, at twice the pixels as far as a canvas has room for it.
 *
 * @param texts named lines that are kept in the file
 * @throws Error with a sentence if the browser gives no picture, or the reason of an aborted signal
 */
export async function drawPng(
  view: FlameGraphPictureView,
  text: PictureText,
  texts: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Blob> {
  const maxRows = Math.floor(Math.min(MAX_SIDE_PX, MAX_PIXELS / PICTURE_WIDTH_PX) / ROW_HEIGHT_PX) - 4;
  const limits = { maxFrames: MAX_FRAMES, maxRows: Math.max(1, maxRows) };
  const { result: picture } = await runInSlices(computePicture(view, text, limits), signal);
  const { widthPx, heightPx } = picture;
  const pixelRatio = Math.max(
    1,
    Math.min(PIXEL_RATIO, MAX_SIDE_PX / Math.max(widthPx, heightPx), Math.sqrt(MAX_PIXELS / (widthPx * heightPx))),
  );
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(widthPx * pixelRatio);
  canvas.height = Math.floor(heightPx * pixelRatio);
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('This browser cannot draw pictures.');
  }
  context.scale(pixelRatio, pixelRatio);
  const surface = createCanvasSurface(context, view.font);
  paintSurroundings(picture, view, surface);
  const flameGraph = { ...picture.flameGraph, pixelRatio };
  function* paint(): Generator<void> {
    // Runs first: widened to a pixel, they must not hide their neighbours.
    const frames = flameGraph.frames.toSorted((a, b) => Number(b.isRun) - Number(a.isRun));
    for (let from = 0; from < frames.length; from += STEP_FRAMES) {
      paintFlameGraph({ ...flameGraph, frames: frames.slice(from, from + STEP_FRAMES) }, surface);
      yield;
    }
  }
  await runInSlices(paint(), signal);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) {
    throw new Error('The picture is larger than this browser can make.');
  }
  const kept = picture.note === undefined ? texts : { ...texts, Note: picture.note };
  return new Blob([addPngTexts(new Uint8Array(await blob.arrayBuffer()), kept)], { type: 'image/png' });
}
