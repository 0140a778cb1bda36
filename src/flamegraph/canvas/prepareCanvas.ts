import { createCanvasSurface } from './createCanvasSurface';
import type { FrameSurface } from './FrameSurface';

/**
 * Gives a canvas as many pixels as the screen has for it, clears it, and returns a surface in CSS pixels. undefined if
 * the browser cannot draw.
 */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number,
  font: string,
): FrameSurface | undefined {
  const context = canvas.getContext('2d');
  if (!context) {
    return undefined;
  }
  const ratio = window.devicePixelRatio;
  const width = Math.round(widthPx * ratio);
  const height = Math.round(heightPx * ratio);
  // A new size takes new memory, even if it is the same.
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  return createCanvasSurface(context, font);
}
