import type { FrameSurface } from './FrameSurface';

const HATCH_STEP_PX = 6;

/**
 * Creates a surface that paints on a canvas. The caller scales the context by the pixel ratio and clears it.
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

const widthsOfFonts = new Map<string, Map<string, number>>();

/**
 * Measures texts as the sum of their characters' widths, each measured once per font: a flame graph asks for thousands of
 * texts per picture. Kerning is left out, which makes texts a little wider than they are.
 */
export function createTextMeasure(font: string, measure: (text: string) => number): (text: string) => number {
  const widths = widthsOfFonts.get(font) ?? new Map<string, number>();
  widthsOfFonts.set(font, widths);
  return (text) => {
    let sum = 0;
    for (const char of text) {
      let width = widths.get(char);
      if (width === undefined) {
        width = measure(char);
        widths.set(char, width);
      }
      sum += width;
    }
    return sum;
  };
}
