import type { FrameSurface } from './FrameSurface';

export const MINIMAP_HEIGHT_PX = 40;

export interface MinimapPicture {
  /** Rows per column from `computeOverview`, one column per pixel. */
  readonly rowCounts: Uint32Array;
  readonly rowCount: number;
  readonly widthPx: number;
  /** The shown part, as fractions of the graph's whole width and height (0 to 1). */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly colors: MinimapColors;
}

interface MinimapColors {
  readonly background: string;
  readonly stacks: string;
  /** Laid over what the graph does not show; half transparent. */
  readonly outside: string;
  readonly window: string;
}

/** Paints the outline of the whole graph, stacks hanging from the top, with what the graph shows marked. */
export function paintMinimap(picture: MinimapPicture, surface: FrameSurface): void {
  const { rowCounts, rowCount, widthPx, left, right, top, bottom, colors } = picture;
  const height = MINIMAP_HEIGHT_PX;
  surface.fillRect(0, 0, widthPx, height, colors.background);
  const columnPx = widthPx / rowCounts.length;
  rowCounts.forEach((rows, column) => {
    surface.fillRect(column * columnPx, 0, columnPx, (rows / rowCount) * height, colors.stacks);
  });
  const leftPx = left * widthPx;
  const rightPx = Math.max(right * widthPx, leftPx + 2);
  const isWhole = right - left > 0.9999 && bottom - top > 0.9999;
  if (!isWhole) {
    surface.fillRect(0, 0, leftPx, height, colors.outside);
    surface.fillRect(rightPx, 0, widthPx - rightPx, height, colors.outside);
    const topPx = Math.min(top * height, height - 3);
    surface.strokeRect(leftPx, topPx, rightPx - leftPx, Math.max(3, (bottom - top) * height), colors.window, 1.5);
  }
}
