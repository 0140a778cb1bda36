import type { Rectangle } from 'profile/heatmap/selectRectangle';

interface HeatmapKey {
  readonly cursor: Rectangle;
  /** True if the cursor's rectangle is selected. */
  readonly isChosen: boolean;
}

const MOVES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
  PageUp: [0, Infinity],
  PageDown: [0, -Infinity],
};

/** Reads what a key does with the cursor of a heatmap; undefined if nothing. */
export function readHeatmapKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  cursor: Rectangle | undefined,
  size: { readonly columns: number; readonly rows: number },
): HeatmapKey | undefined {
  if (size.columns === 0 || size.rows === 0) {
    return undefined;
  }
  const start = { column: 0, row: 0 };
  const { from, to } = cursor ?? { from: start, to: start };
  if (key === 'Enter' || key === ' ') {
    return { cursor: { from, to }, isChosen: true };
  }
  const move = MOVES[key];
  if (!move) {
    return undefined;
  }
  const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  const next =
    cursor === undefined
      ? start
      : { column: clamp(to.column + move[0], size.columns), row: clamp(to.row + move[1], size.rows) };
  return { cursor: { from: shiftKey ? from : next, to: next }, isChosen: false };
}
