import { type FlameLayout, getFullValue } from './FlameLayout';

/** Visible part of the width, as a range of the root's total. The browser scrolls the rows. */
export interface Viewport {
  readonly startValue: number;
  readonly endValue: number;
}

// Numbers have 53 bits. With 40 of them for the zoom, edges are still exact to a ten-thousandth of the window.
const MAX_ZOOM = 2 ** 40;

// A frame that is brought on screen gets so wide that its text shows, with what is around it.
const REVEALED_PX = 120;

/** Narrower frames cannot be told from their neighbours. */
const CLEARLY_VISIBLE_PX = 6;

export function getFullViewport(layout: FlameLayout): Viewport {
  return { startValue: 0, endValue: getFullValue(layout) };
}

/** 1 for everything, 2 for half of it. */
export function getZoom(viewport: Viewport, fullValue: number): number {
  const value = viewport.endValue - viewport.startValue;
  return value > 0 ? fullValue / value : 1;
}

/** Keeps a window within what there is: neither wider nor beyond an edge. Moves it rather than cutting it. */
export function clampViewport({ startValue, endValue }: Viewport, fullValue: number): Viewport {
  const value = Math.min(fullValue, Math.max(endValue - startValue, fullValue / MAX_ZOOM));
  const start = Math.min(Math.max(0, startValue), fullValue - value);
  return { startValue: start, endValue: start + value };
}

/** Zooms in (`factor` > 1) or out, leaving the point at `fraction` of the width (0 left, 1 right) where it is. */
export function zoomAt(viewport: Viewport, fullValue: number, fraction: number, factor: number): Viewport {
  const value = viewport.endValue - viewport.startValue;
  const fixed = viewport.startValue + value * fraction;
  const next = Math.min(fullValue, Math.max(value / factor, fullValue / MAX_ZOOM));
  return clampViewport({ startValue: fixed - next * fraction, endValue: fixed + next * (1 - fraction) }, fullValue);
}

/** Moves the window by a fraction of its width, to the right if positive. */
export function panBy(viewport: Viewport, fullValue: number, fraction: number): Viewport {
  const by = (viewport.endValue - viewport.startValue) * fraction;
  return clampViewport({ startValue: viewport.startValue + by, endValue: viewport.endValue + by }, fullValue);
}

/** Moves the window so that a value is in its middle. */
export function centreOn(viewport: Viewport, fullValue: number, value: number): Viewport {
  const half = (viewport.endValue - viewport.startValue) / 2;
  return clampViewport({ startValue: value - half, endValue: value + half }, fullValue);
}

/**
 * The window in which a node can be seen: the same if it can be seen already; moved if it is beside it; closer
 * if it is too narrow.
 */
export function revealNode(viewport: Viewport, layout: FlameLayout, node: number, widthPx: number): Viewport {
  const full = getFullValue(layout);
  if (full <= 0 || widthPx <= 0) {
    return viewport;
  }
  const start = layout.startValue[node] ?? 0;
  const value = layout.tree.total[node] ?? 0;
  const windowValue = viewport.endValue - viewport.startValue;
  const visibleValue = Math.min(start + value, viewport.endValue) - Math.max(start, viewport.startValue);
  if ((visibleValue / windowValue) * widthPx >= CLEARLY_VISIBLE_PX) {
    return viewport;
  }
  const isWideEnough = (value / windowValue) * widthPx >= CLEARLY_VISIBLE_PX;
  const next = isWideEnough ? windowValue : Math.max((value * widthPx) / REVEALED_PX, full / MAX_ZOOM);
  const middle = start + value / 2;
  return clampViewport({ startValue: middle - next / 2, endValue: middle + next / 2 }, full);
}

export interface Scroll {
  readonly topPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
}

/** Returns the scroll position at which a row is on screen, not at its very edge; unchanged if it already is. */
export function scrollToRow({ topPx, heightPx, rowHeightPx }: Scroll, row: number): number {
  const rowTop = row * rowHeightPx;
  const marginPx = Math.min(2 * rowHeightPx, Math.max(0, (heightPx - rowHeightPx) / 2));
  if (rowTop < topPx) {
    return Math.max(0, rowTop - marginPx);
  }
  if (rowTop + rowHeightPx > topPx + heightPx) {
    return rowTop + rowHeightPx + marginPx - heightPx;
  }
  return topPx;
}
