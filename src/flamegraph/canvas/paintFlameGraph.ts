import { type AmountUnit, formatAmount } from 'profile/amounts/AmountUnit';
import { getLabels } from 'profile/names/listLabels';
import { getTotal, isCut } from 'profile/tree/FlameTree';
import type { VisibleFrame } from './computeFrames';
import { fitLabel, type TextAlign } from './fitText';
import type { FlameLayout } from './FlameLayout';
import { countGroup, isGroupCollapsed, isGroupHead } from './FrameGroups';
import type { FramePalette } from './FramePalette';
import type { FrameSurface } from './FrameSurface';
import type { FrameColors } from './getFrameColors';
import { MIN_TEXT_PX } from './markFrames';

export const ROW_HEIGHT_PX = 18;
/** Space that is left free below and right of a frame. */
export const GAP_PX = 1;
export const PADDING_PX = 5;
/** Frames narrower than this get no sign, and no gap if it would eat too much of them. */
const MIN_SIGN_PX = 14;
const MIN_GAP_PX = 4;

export interface FlameGraphPicture {
  readonly layout: FlameLayout;
  readonly frames: readonly VisibleFrame[];
  readonly palette: FramePalette;
  readonly marks: ReadonlyMap<number, string>;
  readonly colors: FrameColors;
  readonly unit: AmountUnit;
  readonly textAlign: TextAlign;
  /** True if a search is on, so that what it does not find is dimmed. */
  readonly hasSearch: boolean;
  /** Position of row 0. */
  readonly topPx: number;
  /** Device pixels per CSS pixel: edges are put on them, so that neighbours meet. */
  readonly pixelRatio: number;
  /** Function whose frames are lit. */
  readonly hoveredName?: number | undefined;
  /** Frame with an outline. */
  readonly selectedNode?: number | undefined;
}

/** Paints the frames of a window. The same for the page and for pictures of it. */
export function paintFlameGraph(picture: FlameGraphPicture, surface: FrameSurface): void {
  // Runs first: a run narrower than a pixel is widened to one, and must not hide its neighbour.
  for (const frame of picture.frames) {
    if (frame.isRun) {
      paintRun(picture, frame, surface);
    }
  }
  for (const frame of picture.frames) {
    if (!frame.isRun) {
      paintFrame(picture, frame, surface);
    }
  }
  const selected = picture.frames.find(({ node, isRun }) => node === picture.selectedNode && !isRun);
  if (selected) {
    paintSelection(picture, selected, surface);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function getBox({ topPx, pixelRatio }: FlameGraphPicture, { row, xPx, widthPx }: VisibleFrame): Box {
  const snap = (value: number) => Math.round(value * pixelRatio) / pixelRatio;
  const x = snap(xPx);
  const width = Math.max(snap(xPx + widthPx) - x, 1 / pixelRatio);
  return { x, y: topPx + row * ROW_HEIGHT_PX, width, height: ROW_HEIGHT_PX - GAP_PX };
}

function paintRun(picture: FlameGraphPicture, frame: VisibleFrame, surface: FrameSurface): void {
  const { x, y, width, height } = getBox(picture, frame);
  const { run, dimmed, hit } = picture.colors;
  surface.fillRect(x, y, width, height, frame.isHit ? hit : picture.hasSearch ? dimmed : run);
}

function paintFrame(picture: FlameGraphPicture, frame: VisibleFrame, surface: FrameSurface): void {
  const { layout, palette, colors, hasSearch } = picture;
  const { node } = frame;
  const box = getBox(picture, frame);
  const style = palette.getStyle(node);
  const isDimmed = hasSearch && !frame.isHit;
  const width = box.width >= MIN_GAP_PX ? box.width - GAP_PX : box.width;
  surface.fillRect(box.x, box.y, width, box.height, isDimmed ? colors.dimmed : style.fill);
  if (isCut(layout.tree, node)) {
    surface.hatchRect(box.x, box.y, width, box.height, colors.hatch);
  }
  if (layout.tree.nameIndex[node] === picture.hoveredName) {
    surface.fillRect(box.x, box.y, width, box.height, colors.hovered);
  }
  if (frame.isHit) {
    surface.strokeRect(box.x, box.y, width, box.height, colors.hit, Math.min(2, width / 2));
  }
  const textFill = isDimmed ? colors.dimmedText : style.text;
  if (width >= MIN_TEXT_PX) {
    paintText(picture, frame, { ...box, width }, textFill, surface);
  } else if (style.sign !== undefined && width >= MIN_SIGN_PX) {
    const x = box.x + (width - surface.measureText(style.sign)) / 2;
    surface.fillText(style.sign, x, box.y + box.height / 2, textFill);
  }
}

function paintText(
  { layout, palette, unit, textAlign, marks }: FlameGraphPicture,
  { node }: VisibleFrame,
  { x, y, width, height }: Box,
  fill: string,
  surface: FrameSurface,
): void {
  const { tree } = layout;
  const roomPx = width - 2 * PADDING_PX;
  const { sign } = palette.getStyle(node);
  const prefix = `${sign === undefined ? '' : `${sign} `}${printGroupMark(layout, node)}`;
  const nameIndex = tree.nameIndex[node] ?? 0;
  const labels = getLabels(tree.names, nameIndex);
  const name = `${prefix}${labels[0] ?? ''}`;
  const mark = marks.get(nameIndex) ?? '';
  let text = fitLabel(labels, { prefix, mark, maxPx: roomPx, align: textAlign, measure: surface.measureText });
  if (text === name) {
    const value = palette.getValueText?.(node) ?? formatAmount(tree.total[node] ?? 0, unit, getTotal(tree));
    const withValue = `${name} (${value})`;
    text = surface.measureText(withValue) <= roomPx ? withValue : name;
  }
  if (text !== '') {
    const indentPx = textAlign === 'left' ? 0 : roomPx - surface.measureText(text);
    surface.fillText(text, x + PADDING_PX + indentPx, y + height / 2, fill);
  }
}

/** "▸ 4× " before the name of the frame that stands for a collapsed group of four, "" for others. */
function printGroupMark({ tree, groups }: FlameLayout, node: number): string {
  if (!isGroupHead(tree, node) || !isGroupCollapsed(groups, node)) {
    return '';
  }
  const count = countGroup(tree, node);
  return count > 1 ? `▸ ${count}× ` : '';
}

function paintSelection(picture: FlameGraphPicture, frame: VisibleFrame, surface: FrameSurface): void {
  const { x, y, width, height } = getBox(picture, frame);
  const { selected, selectedInner } = picture.colors;
  surface.strokeRect(x, y, width, height, selected, Math.min(2, width));
  if (width > 6) {
    surface.strokeRect(x + 2, y + 2, width - 4, height - 4, selectedInner, 1);
  }
}
