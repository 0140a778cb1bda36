import { findLastAtOrBefore, type FlameLayout } from './FlameLayout';

/** The part of a flame graph that is drawn, and how wide. */
export interface FrameWindow {
  /** Range of the root's total across the width. */
  readonly startValue: number;
  readonly endValue: number;
  readonly widthPx: number;
  /** Rows from `fromRow` to before `toRow`. */
  readonly fromRow: number;
  readonly toRow: number;
  /** Frames at least this wide are drawn for themselves, 1 unless told. */
  readonly minWidthPx?: number;
}

/** A rectangle of a row. */
export interface VisibleFrame {
  /** The frame's node; of a run the leftmost. */
  readonly node: number;
  readonly row: number;
  /** Position within the window; parts beyond it are cut off. */
  readonly xPx: number;
  readonly widthPx: number;
  /** A run of frames that are too narrow to be drawn for themselves, without a visible gap between them. */
  readonly isRun: boolean;
  /** Frames in it. */
  readonly nodeCount: number;
  /** True if a search finds it or, of a run, any frame in it. */
  readonly isHit: boolean;
}

const MIN_WIDTH_PX = 1;

/**
 * Computes the rectangles that a window shows: row by row, each row from left to right, none on top of another. Takes
 * time with the width and height of the window, not with the size of the tree: from a frame that is too narrow it
 * jumps to the first that begins `minWidthPx` further right, since only the last one before that can be wide.
 *
 * @param hitsBefore from `countHits`; undefined without a search.
 */
export function computeFrames(layout: FlameLayout, window: FrameWindow, hitsBefore?: Uint32Array): VisibleFrame[] {
  const frames: VisibleFrame[] = [];
  const toRow = Math.min(window.toRow, layout.rowCount);
  if (window.endValue > window.startValue && window.widthPx > 0) {
    for (let row = Math.max(0, window.fromRow); row < toRow; row++) {
      addRow(frames, layout, { ...window, row }, hitsBefore);
    }
  }
  return frames;
}

function addRow(
  frames: VisibleFrame[],
  layout: FlameLayout,
  { row, startValue: fromValue, endValue: toValue, widthPx, minWidthPx = MIN_WIDTH_PX }: FrameWindow & { row: number },
  hitsBefore: Uint32Array | undefined,
): void {
  const { tree, rowNodes, rowEdges, rowStart } = layout;
  const pxPerValue = widthPx / (toValue - fromValue);
  const minValue = minWidthPx / pxPerValue;
  const end = rowStart[row + 1] ?? 0;
  const getWidth = (index: number) => tree.total[rowNodes[index] ?? 0] ?? 0;
  let run: Run | undefined;

  const add = (from: number, to: number, left: number, right: number, isRun: boolean) => {
    const xPx = Math.max(0, (left - fromValue) * pxPerValue);
    const rightPx = Math.min(widthPx, (right - fromValue) * pxPerValue);
    if (rightPx > xPx) {
      const isHit = hitsBefore !== undefined && (hitsBefore[to] ?? 0) > (hitsBefore[from] ?? 0);
      frames.push({ node: rowNodes[from] ?? 0, row, xPx, widthPx: rightPx - xPx, isRun, nodeCount: to - from, isHit });
    }
  };
  const closeRun = () => {
    if (run) {
      add(run.from, run.to, run.left, run.right, true);
      run = undefined;
    }
  };

  let index = Math.max(rowStart[row] ?? 0, findLastAtOrBefore(layout, row, fromValue));
  while (index < end && (rowEdges[index] ?? 0) < toValue) {
    const left = rowEdges[index] ?? 0;
    if (getWidth(index) >= minValue) {
      closeRun();
      add(index, index + 1, left, left + getWidth(index), false);
      index++;
      continue;
    }
    let to = Math.max(index + 1, findFirstFrom(rowEdges, index, end, left + minValue));
    if (to - 1 > index && getWidth(to - 1) >= minValue) {
      to--;
    }
    const right = (rowEdges[to - 1] ?? 0) + getWidth(to - 1);
    const hasHits = hitsBefore !== undefined && (hitsBefore[to] ?? 0) > (hitsBefore[index] ?? 0);
    if (run && run.hasHits === hasHits && left - run.right < minValue) {
      run.to = to;
      run.right = right;
    } else {
      closeRun();
      run = { from: index, to, left, right, hasHits };
    }
    index = to;
  }
  closeRun();
}

interface Run {
  readonly from: number;
  to: number;
  readonly left: number;
  right: number;
  readonly hasHits: boolean;
}

/** Finds the first index between `from` and `end` that begins at or after a value: mostly near, so steps double. */
function findFirstFrom(rowEdges: Float64Array, from: number, end: number, value: number): number {
  let low = from;
  let step = 1;
  while (low + step < end && (rowEdges[low + step] ?? 0) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((rowEdges[middle] ?? 0) < value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/**
 * Counts the drawn frames before each index into `rowNodes` whose function a search finds, and of all of them at the
 * end, so that the hits in any run are one subtraction. The root is not a function.
 */
export function countHits(layout: FlameLayout, matchedNames: Uint8Array): Uint32Array {
  const { tree, rowNodes } = layout;
  const hitsBefore = new Uint32Array(rowNodes.length + 1);
  let count = 0;
  for (let index = 0; index < rowNodes.length; index++) {
    hitsBefore[index] = count;
    const node = rowNodes[index] ?? 0;
    if (node > 0 && matchedNames[tree.nameIndex[node] ?? 0] === 1) {
      count++;
    }
  }
  hitsBefore[rowNodes.length] = count;
  return hitsBefore;
}

/** Finds the node under a point of the window, undefined if there is none. */
export function findNode(layout: FlameLayout, window: FrameWindow, xPx: number, row: number): number | undefined {
  if (row < 0 || row >= layout.rowCount || xPx < 0 || xPx >= window.widthPx) {
    return undefined;
  }
  const value = window.startValue + (xPx / window.widthPx) * (window.endValue - window.startValue);
  const index = findLastAtOrBefore(layout, row, value);
  if (index < (layout.rowStart[row] ?? 0)) {
    return undefined;
  }
  const node = layout.rowNodes[index] ?? 0;
  return value < (layout.startValue[node] ?? 0) + (layout.tree.total[node] ?? 0) ? node : undefined;
}
