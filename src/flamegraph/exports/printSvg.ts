import type { VisibleFrame } from 'flamegraph/canvas/computeFrames';
import { type FlameGraphPicture, paintFlameGraph } from 'flamegraph/canvas/paintFlameGraph';
import { formatAmount, hasAmounts, hasShares } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatShare } from 'profile/format/formatShare';
import { TextParts } from 'profile/formats/TextParts';
import { getName, getTotal, isCut } from 'profile/tree/FlameTree';
import { computePicture, paintSurroundings, type PictureLimits, type PictureText } from './computePicture';
import { createSvgSurface, SVG_FONT } from './createSvgSurface';
import { escapeMarkup } from './escapeMarkup';
import type { FlameGraphPictureView } from './FlameGraphPictureView';

/** Browsers and drawing programs get slow beyond that. */
const LIMITS: PictureLimits = { maxFrames: 50_000, maxRows: Infinity };

export interface SvgOptions extends PictureText {
  /** Named lines that say where the profile comes from. */
  readonly provenance: Readonly<Record<string, string>>;
}

/**
 * The flame graph in the window as SVG, in parts to be written one after the other. No script; every frame has its name,
 * value and share as its title, which browsers show on hover.
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
