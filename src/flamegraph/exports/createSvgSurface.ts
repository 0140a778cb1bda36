import type { FrameSurface } from 'flamegraph/canvas/FrameSurface';
import { escapeMarkup } from './escapeMarkup';

const FONT_PX = 12;
// Monospaced fonts are about 0.6 of their size wide; East Asian characters and pictures take two cells.
const CELL_PX = FONT_PX * 0.61;
const WIDE = /[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{1F000}-\u{3FFFD}]/u;

export const SVG_FONT = `font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${FONT_PX}"`;

export interface SvgSurface extends FrameSurface {
  /** The elements painted since the last call. */
  take(): string;
}

/**
 * A surface that writes SVG elements. Texts are measured for any monospaced font, as nobody knows the fonts where the
 * picture will be opened. Slanted lines are in a pattern `hatch`, which the picture has to define.
 */
export function createSvgSurface(): SvgSurface {
  let elements = '';
  const printBox = (x: number, y: number, width: number, height: number) =>
    `x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}"`;
  return {
    fillRect(x, y, width, height, fill) {
      elements += `<rect ${printBox(x, y, width, height)} fill="${escapeMarkup(fill)}"/>`;
    },
    hatchRect(x, y, width, height) {
      elements += `<rect ${printBox(x, y, width, height)} fill="url(#hatch)"/>`;
    },
    strokeRect(x, y, width, height, stroke, lineWidth) {
      const half = lineWidth / 2;
      const box = printBox(x + half, y + half, width - lineWidth, height - lineWidth);
      elements += `<rect ${box} fill="none" stroke="${escapeMarkup(stroke)}" stroke-width="${round(lineWidth)}"/>`;
    },
    fillText(text, x, y, fill) {
      const place = `x="${round(x)}" y="${round(y)}" fill="${escapeMarkup(fill)}"`;
      elements += `<text ${place} dominant-baseline="central" xml:space="preserve">${escapeMarkup(text)}</text>`;
    },
    measureText: (text) => [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1) * CELL_PX, 0),
    take() {
      const taken = elements;
      elements = '';
      return taken;
    },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
