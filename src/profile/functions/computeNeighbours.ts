import { type FlameTree, getFirstFrameDepth } from 'profile/tree/FlameTree';
import { rankDescending } from './rankFunctions';

/** The functions next to a function on the stacks, largest first: two columns of one length. */
export interface Neighbours {
  /** Index into `names` of the tree. A function that calls itself is its own neighbour. */
  readonly nameIndex: Uint32Array;
  /**
   * Value of the stacks on which the two are next to each other, each stack once. A recursive function can have several
   * neighbours on one stack, so the sum may be larger than its total.
   */
  readonly value: Float64Array;
  /** Value without a neighbour: for callers, of stacks that begin with the function; for callees, what it spent itself. */
  readonly ownValue: number;
  /** Value of callees that a server cut; 0 for callers. */
  readonly cutValue: number;
}

/** Computes the direct callers of a function. Linear. */
export function computeCallers(tree: FlameTree, nameIndex: number): Neighbours {
  const first = getFirstFrameDepth(tree);
  const edges = new EdgeSums(tree);
  let ownValue = 0;
  forEachCall(tree, (callerName, node) => {
    if (tree.nameIndex[node] !== nameIndex) {
      return;
    }
    if (tree.depth[node] === first) {
      ownValue += tree.total[node];
    } else {
      edges.add(callerName, node);
    }
  });
  return { ...edges.rank(), ownValue, cutValue: 0 };
}

/** Finds the direct callees of a function. Linear. */
export function computeCallees(tree: FlameTree, nameIndex: number): Neighbours {
  const first = getFirstFrameDepth(tree);
  const edges = new EdgeSums(tree);
  let ownValue = 0;
  let cutValue = 0;
  forEachCall(tree, (callerName, node) => {
    const name = tree.nameIndex[node];
    if (name === nameIndex) {
      ownValue += tree.self[node];
    }
    if (callerName !== nameIndex || tree.depth[node] === first) {
      return;
    }
    if (name === tree.cutNameIndex) {
      cutValue += tree.total[node];
    } else {
      edges.add(name, node);
    }
  });
  return { ...edges.rank(), ownValue, cutValue };
}

/** Every frame with the name of its caller (of the root for the outermost ones), in pre-order. */
function forEachCall(tree: FlameTree, visit: (callerName: number, node: number) => void): void {
  const nameAtDepth: number[] = [tree.nameIndex[0] ?? 0];
  for (let node = getFirstFrameDepth(tree); node < tree.nodeCount; node++) {
    const depth = tree.depth[node];
    nameAtDepth[depth] = tree.nameIndex[node];
    visit(nameAtDepth[depth - 1] ?? 0, node);
  }
}

/** Sums of values by neighbour, each stack once. */
class EdgeSums {
  private readonly value: Float64Array;
  /** End of the outermost call over an edge, by neighbour. */
  private readonly outermostEnd: Uint32Array;
  private readonly isNeighbour: Uint8Array;

  constructor(private readonly tree: FlameTree) {
    this.value = new Float64Array(tree.names.length);
    this.outermostEnd = new Uint32Array(tree.names.length);
    this.isNeighbour = new Uint8Array(tree.names.length);
  }

  /** Counts the call that leads to `node`, from or to the neighbour; calls of one neighbour in pre-order. */
  add(neighbour: number, node: number): void {
    this.isNeighbour[neighbour] = 1;
    if (node >= this.outermostEnd[neighbour]) {
      this.outermostEnd[neighbour] = this.tree.subtreeEnd[node];
      this.value[neighbour] += this.tree.total[node];
    }
  }

  rank(): { nameIndex: Uint32Array; value: Float64Array } {
    const found: number[] = [];
    this.isNeighbour.forEach((flag, name) => {
      if (flag === 1) {
        found.push(name);
      }
    });
    const values = Float64Array.from(found, (name) => this.value[name]);
    const order = rankDescending(values);
    return {
      nameIndex: Uint32Array.from(order, (place) => found[place] ?? 0),
      value: Float64Array.from(order, (place) => values[place]),
    };
  }
}
