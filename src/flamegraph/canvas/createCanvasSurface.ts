import { createTextMeasure } from './createTextMeasure';
import type { FrameSurface } from './FrameSurface';

const HATCH_STEP_PX = 6;

/**
 * A surface that paints on a canvas. The caller scales the context by the pixel ratio and clears it.
 *
 * @param font as CSS, such as `12px Inter`.
 */
export function createCanvasSurface(context: CanvasRenderingContext2D, font: string): FrameSurface {
  context.font = font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.direction = 'ltr';
  const measureText = createTextMeasure(font, (text) => context.measureText(text).width);
  let fillStyle = '';
  // A colour is parsed when it is set, which costs more than the rectangle.
  const setFill = (fill: string) => {
    if (fill !== fillStyle) {
      context.fillStyle = fill;
      fillStyle = fill;
    }
  };

  return {
    measureText,
    fillRect(x, y, width, height, fill) {
      setFill(fill);
      context.fillRect(x, y, width, height);
    },
    strokeRect(x, y, width, height, stroke, lineWidth) {
      context.strokeStyle = stroke;
      context.lineWidth = lineWidth;
      context.strokeRect(
        x + lineWidth / 2,
        y + lineWidth / 2,
        Math.max(0, width - lineWidth),
        Math.max(0, height - lineWidth),
      );
    },
    hatchRect(x, y, width, height, stroke) {
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      context.beginPath();
      for (let at = x - height; at < x + width; at += HATCH_STEP_PX) {
        context.moveTo(at, y + height);
        context.lineTo(at + height, y);
      }
      context.strokeStyle = stroke;
      context.lineWidth = 1;
      context.stroke();
      context.restore();
    },
    fillText(text, x, y, fill) {
      setFill(fill);
      context.fillText(text, x, y);
    },
  };
}
