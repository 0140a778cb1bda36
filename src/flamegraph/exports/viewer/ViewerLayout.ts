import { computeParents, type FlameTree } from 'profile/tree/FlameTree';

/** A bar, or a pixel column of a row that stands for bars too narrow to draw. */
export interface ViewerBar {
  /** -1 for bars too narrow to draw. */
  readonly node: number;
  readonly row: number;
  readonly xPx: number;
  readonly widthPx: number;
}

export interface ViewerWindow {
  readonly widthPx: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

const MIN_WIDTH_PX = 1;

/** Layout of a tree's bars while one node fills the window; its callers are above it, with the same width. */
export class ViewerLayout {
  readonly parents: Int32Array;
  readonly rowCount: number;
  /** Left edge of each node, in units of value. */
  private readonly start: Float64Array;

  constructor(private readonly tree: FlameTree) {
    this.parents = computeParents(tree);
    this.start = new Float64Array(tree.nodeCount);
    /** Start of the next bar on each level. */
    const next: number[] = [];
    let rowCount = 0;
    for (let node = 0; node < tree.nodeCount; node++) {
      const depth = tree.depth[node] ?? 0;
      const start = next[depth] ?? 0;
      this.start[node] = start;
      next[depth] = start + (tree.total[node] ?? 0);
      next[depth + 1] = start;
      rowCount = Math.max(rowCount, depth + 1);
    }
    this.rowCount = rowCount;
  }

  /** Computes frames to draw. Rows go from top to bottom only within a subtree. */
  computeBars(focus: number, { widthPx, firstRow, lastRow }: ViewerWindow): ViewerBar[] {
    const { tree } = this;
    const bars: ViewerBar[] = [];
    for (let node = this.parents[focus] ?? -1; node >= 0; node = this.parents[node] ?? -1) {
      const row = tree.depth[node] ?? 0;
      if (row >= firstRow && row <= lastRow) {
        bars.push({ node, row, xPx: 0, widthPx });
      }
    }
    const scale = widthPx / (tree.total[focus] || 1);
    const left = this.start[focus] ?? 0;
    /** Last pixel column of each row that already stands for narrow bars. */
    const narrowColumn: number[] = [];
    for (let node = focus; node < (tree.subtreeEnd[focus] ?? 0);) {
      const row = tree.depth[node] ?? 0;
      const barWidthPx = (tree.total[node] ?? 0) * scale;
      const xPx = ((this.start[node] ?? 0) - left) * scale;
      const isNarrow = barWidthPx < MIN_WIDTH_PX && node !== focus;
      if (row >= firstRow && row <= lastRow) {
        if (!isNarrow) {
          bars.push({ node, row, xPx, widthPx: barWidthPx });
        } else if (narrowColumn[row] !== Math.floor(xPx)) {
          narrowColumn[row] = Math.floor(xPx);
          bars.push({ node: -1, row, xPx: Math.floor(xPx), widthPx: MIN_WIDTH_PX });
        }
      }
      node = isNarrow || row >= lastRow ? (tree.subtreeEnd[node] ?? 0) : node + 1;
    }
    return bars;
  }

  /** Finds the node at a place, undefined if there is none. */
  findNode(focus: number, xPx: number, row: number, widthPx: number): number | undefined {
    const { tree } = this;
    const value = (this.start[focus] ?? 0) + (xPx / widthPx) * (tree.total[focus] ?? 0);
    let node = focus;
    if (row < (tree.depth[focus] ?? 0)) {
      while ((tree.depth[node] ?? 0) > row) {
        node = this.parents[node] ?? 0;
      }
      return node;
    }
    const end = tree.subtreeEnd[focus] ?? 0;
    while (node < end) {
      const isInside = value >= (this.start[node] ?? 0) && value < (this.start[node] ?? 0) + (tree.total[node] ?? 0);
      if (isInside && tree.depth[node] === row) {
        return node;
      }
      if (isInside && (tree.subtreeEnd[node] ?? 0) === node + 1) {
        return undefined;
      }
      node = isInside ? node + 1 : (tree.subtreeEnd[node] ?? 0);
    }
    return undefined;
  }

  /** Finds the node that an arrow key leads to from a node, or the node itself. */
  findNeighbour(node: number, key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'): number {
    const { tree, parents } = this;
    const parent = parents[node] ?? -1;
    const end = tree.subtreeEnd[node] ?? 0;
    switch (key) {
      case 'ArrowUp':
        return parent >= 0 ? parent : node;
      case 'ArrowDown':
        return end > node + 1 ? node + 1 : node;
      case 'ArrowRight':
        return parent >= 0 && end < (tree.subtreeEnd[parent] ?? 0) ? end : node;
      case 'ArrowLeft': {
        let before = node;
        for (let child = parent + 1; parent >= 0 && child < node; child = tree.subtreeEnd[child] ?? node) {
          before = child;
        }
        return before;
      }
    }
  }
}
