import { computeFrames, countHits, type VisibleFrame } from 'flamegraph/canvas/computeFrames';
import { fitText, type TextAlign } from 'flamegraph/canvas/fitText';
import type { FlameLayout } from 'flamegraph/canvas/FlameLayout';
import type { FramePalette } from 'flamegraph/canvas/FramePalette';
import type { FrameSurface } from 'flamegraph/canvas/FrameSurface';
import type { FrameColors } from 'flamegraph/canvas/getFrameColors';
import { markFrames } from 'flamegraph/canvas/markFrames';
import { paintAncestors } from 'flamegraph/canvas/paintAncestors';
import { type FlameGraphPicture, ROW_HEIGHT_PX } from 'flamegraph/canvas/paintFlameGraph';
import type { Viewport } from 'flamegraph/canvas/Viewport';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import { formatInteger } from 'profile/format/formatNumber';

export interface PictureText {
  readonly title: string;
  /** A line below the title. */
  readonly subtitle: string;
  readonly unit: AmountUnit;
  /** The frame's values as text, if its width does not tell them, as in a comparison. */
  readonly describe?: (node: number) => string;
}

export interface PictureLimits {
  readonly maxFrames: number;
  readonly maxRows: number;
}

/** Flame graph with the text around it, ready to be painted. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly flameGraph: FlameGraphPicture;
  readonly lines: ReadonlyArray<{ readonly text: string; readonly yPx: number }>;
  /** A sentence about what the picture leaves out. */
  readonly note: string | undefined;
}

/** Width of a picture, as tickets and wiki pages show it, whatever the window's width. */
export const PICTURE_WIDTH_PX = 1600;
const LINE_PX = 22;
const HEADER_PX = 2 * LINE_PX + 4;
const MARGIN_PX = 5;
const STEP_ROWS = 50;

/**
 * Computes a picture of the window: all its rows, as far as the limits allow. Frames narrower than a pixel are
 * one rectangle together, as on the screen.
 */
export function* computePicture(
  view: FlameGraphPictureView,
  { title, subtitle, unit }: PictureText,
  { maxFrames, maxRows }: PictureLimits,
): Generator<void, Picture> {
  const { layout, viewport, palette, colors, textAlign, matchedNames } = view;
  const widthPx = PICTURE_WIDTH_PX;
  const hits = matchedNames && countHits(layout, matchedNames);
  const frames: VisibleFrame[] = [];
  const lastRow = Math.min(layout.rowCount, maxRows);
  let rowCount = 0;
  let isComplete = layout.rowCount <= maxRows;
  for (let fromRow = 0; fromRow < lastRow; fromRow += STEP_ROWS) {
    const toRow = Math.min(fromRow + STEP_ROWS, lastRow);
    const found = computeFrames(layout, { ...viewport, widthPx, fromRow, toRow }, hits);
    const room = maxFrames - frames.length;
    const cutRow = found[room]?.row;
    for (const frame of found) {
      if (cutRow === undefined || frame.row < cutRow) {
        frames.push(frame);
        rowCount = frame.row + 1;
      }
    }
    if (cutRow !== undefined || (rowCount < toRow && toRow > layout.ancestors.length + 1)) {
      // Nothing is below an empty row.
      isComplete = cutRow === undefined;
      break;
    }
    yield;
  }
  const note = isComplete
    ? undefined
    : `Not in this picture: the rows below the first ${formatInteger(rowCount)} of ${formatInteger(layout.rowCount)}.`;
  const graphBottomPx = HEADER_PX + rowCount * ROW_HEIGHT_PX;
  const lines = [
    { text: title, yPx: LINE_PX / 2 },
    { text: subtitle, yPx: LINE_PX * 1.5 },
    ...(note === undefined ? [] : [{ text: note, yPx: graphBottomPx + LINE_PX / 2 }]),
  ];
  const flameGraph = {
    layout,
    frames,
    marks: markFrames(layout.tree, frames),
    palette,
    colors,
    unit,
    textAlign,
    hasSearch: hits !== undefined,
    topPx: HEADER_PX,
    pixelRatio: 1,
  };
  const heightPx = graphBottomPx + (note === undefined ? 0 : LINE_PX);
  return { widthPx, heightPx, flameGraph, lines, note };
}

/** Paints the background, the rows of callers above a focus, and the text around the graph. */
export function paintSurroundings(
  { widthPx, heightPx, lines, flameGraph }: Picture,
  { textColor }: FlameGraphPictureView,
  surface: FrameSurface,
): void {
  surface.fillRect(0, 0, widthPx, heightPx, flameGraph.colors.background);
  paintAncestors(flameGraph, { widthPx, fromRow: 0, toRow: flameGraph.layout.rowCount }, surface);
  for (const { text, yPx } of lines) {
    const fitted = fitText(text, widthPx - 2 * MARGIN_PX, 'left', surface.measureText);
    surface.fillText(fitted, MARGIN_PX, yPx, textColor);
  }
}

/** A flame graph as it is on the screen, for a picture of all its rows. */
export interface FlameGraphPictureView {
  readonly layout: FlameLayout;
  /** The part of the width that is on the screen. */
  readonly viewport: Viewport;
  readonly palette: FramePalette;
  readonly colors: FrameColors;
  /** Colour of the text around the graph. */
  readonly textColor: string;
  readonly textAlign: TextAlign;
  /** 1 per index into names for what the search finds; undefined without a search. */
  readonly matchedNames: Uint8Array | undefined;
  /** Font in CSS, `12px Inter`. */
  readonly font: string;
}
