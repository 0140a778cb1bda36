import type { VisibleFrame } from 'flamegraph/canvas/computeFrames';
import type { FrameSurface } from 'flamegraph/canvas/FrameSurface';
import { type FlameGraphPicture, paintFlameGraph } from 'flamegraph/canvas/paintFlameGraph';
import { formatAmount, hasAmounts, hasShares } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import { TextParts } from 'profile/formats/TextParts';
import { getName, getTotal, isCut } from 'profile/tree/FlameTree';
import {
  computePicture,
  type FlameGraphPictureView,
  paintSurroundings,
  type PictureLimits,
  type PictureText,
} from './computePicture';
import { escapeMarkup } from './escapeMarkup';

/** Browsers and drawing programs get slow beyond that. */
const LIMITS: PictureLimits = { maxFrames: 50_000, maxRows: Infinity };

export interface SvgOptions extends PictureText {
  /** Named lines that say where the profile comes from. */
  readonly provenance: Readonly<Record<string, string>>;
}

/**
 * Prints the flame graph in the window as SVG, in parts to be written one after the other. No script; every frame has
 * its name, value and share as its title, which browsers show on hover.
 */
export function* printSvg(view: FlameGraphPictureView, options: SvgOptions, limits = LIMITS): Generator<string, void> {
  const steps = computePicture(view, options, limits);
  let step = steps.next();
  while (!step.done) {
    // An empty part is a pause.
    yield '';
    step = steps.next();
  }
  const picture = step.value;
  const { widthPx, heightPx, flameGraph, note } = picture;
  const description = [
    ...Object.entries(options.provenance).map(([name, value]) => `${name}: ${value}`),
    ...(note === undefined ? [] : [note]),
  ];
  const surface = createSvgSurface();
  paintSurroundings(picture, view, surface);
  yield `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" ${SVG_FONT} role="img">
<title>${escapeMarkup(options.title)}</title>
<desc>${description.map(escapeMarkup).join('\n')}</desc>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="${escapeMarkup(flameGraph.colors.hatch)}"/></pattern></defs>
${surface.take()}
`;
  const parts = new TextParts();
  // A run is widened to a pixel and must not hide its neighbour, so runs come first.
  for (const isRun of [true, false]) {
    for (const frame of flameGraph.frames) {
      if (frame.isRun === isRun) {
        paintFlameGraph({ ...flameGraph, frames: [frame] }, surface);
        parts.add(
          `<g><title>${escapeMarkup(describeFrame(flameGraph, frame, options.describe))}</title>${surface.take()}</g>\n`,
        );
      }
      if (parts.isFull) {
        yield parts.take();
      }
    }
  }
  parts.add('</svg>\n');
  yield parts.take();
}

function describeFrame(
  { layout, unit }: FlameGraphPicture,
  { node, isRun, nodeCount }: VisibleFrame,
  describe: PictureText['describe'],
): string {
  const { tree } = layout;
  if (isRun) {
    return `${formatInteger(nodeCount)} ${nodeCount === 1 ? 'frame' : 'frames'} too narrow to draw`;
  }
  const total = tree.total[node] ?? 0;
  const name = isCut(tree, node) ? 'other (cut away by the server)' : formatFunctionName(getName(tree, node));
  if (describe) {
    return `${name}: ${describe(node)}`;
  }
  const whole = getTotal(tree);
  const print = (value: number): string => formatAmount(value, unit, whole);
  const measured = [
    ...(hasAmounts(unit) ? [print(total)] : []),
    ...(hasShares(unit) ? [`${formatShare(total / (whole || 1))} of this flame graph`] : []),
  ];
  return `${name}: ${measured.join(', ')}; self ${print(tree.self[node] ?? 0)}`;
}

const FONT_PX = 12;
// Monospaced fonts are about 0.6 of their size wide; East Asian characters and pictures take two cells.
const CELL_PX = FONT_PX * 0.61;
const WIDE = /[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{1F000}-\u{3FFFD}]/u;

const SVG_FONT = `font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${FONT_PX}"`;

interface SvgSurface extends FrameSurface {
  /** The elements painted since the last call. */
  take(): string;
}

/**
 * Creates a surface that writes SVG elements. Texts are measured for any monospaced font, as nobody knows the fonts
 * where the picture will be opened. Slanted lines are in a pattern `hatch`, which the picture has to define.
 */
function createSvgSurface(): SvgSurface {
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
