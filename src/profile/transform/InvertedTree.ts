import { rankDescending } from 'profile/functions/rankFunctions';
import { computeParents, type FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import { growFloat64, growUint32 } from 'profile/tree/growArray';
import { withSmallName } from './dropSmall';
import { MaxHeap } from './MaxHeap';

/** Limits of one build step of an inverted tree; it ends at the first limit that is reached. */
export interface InvertBudget {
  readonly nodes: number;
  /** Stacks moved up by one frame. Deep recursion with many stacks costs these rather than nodes. */
  readonly steps: number;
}

const DEFAULT_INVERT_BUDGET: InvertBudget = { nodes: 32_768, steps: 1_000_000 };

export interface InvertedView {
  /**
   * Below the root come the functions that spent the value, largest first, and below each its callers. The whole value is included,
   * and every `total` is exact. `self` is the value of the stacks that begin at a node; a closed node has all its value as `self`.
   */
  readonly tree: FlameTree;
  /** 1 for closed nodes: they have callers that are not in `tree` yet. */
  readonly isClosed: Uint8Array;
}

const ROOT = 0;
const END = 0;

/**
 * A whole profile upside down, built where it matters. All of it would have a node for every frame of every stack (a
 * million stacks of 20,000 frames), so only the functions that spent something are there from the beginning. Nodes are
 * opened largest first as far as a budget allows, others when someone looks.
 *
 *     main 7 ─┬─ parse 4 ── read 4      inverted:  read 7 ─┬─ parse 4 ── main 4
 *             └─ read 3                                    └─ main 3
 */
export class InvertedTree {
  private readonly parents: Int32Array;
  private readonly names: readonly string[];
  private readonly smallNameIndex: number;

  // Nodes in the order in which they were made, a parent before its children, children of one parent in a row.
  private count = 0;
  private name = new Uint32Array(1024);
  private parent = new Uint32Array(1024);
  private self = new Float64Array(1024);
  private total = new Float64Array(1024);
  /** The first of the stacks that go on above a node, plus 1; END if none does, or they are in its children. */
  private firstStack = new Uint32Array(1024);

  // A stack stands for an upright node with a value of its own.
  private readonly stackValue: Float64Array;
  /** Upright node of the frame that comes next. */
  private readonly stackFrame: Uint32Array;
  /** The next stack in the same node, plus 1. */
  private readonly nextStack: Uint32Array;

  // The group of a name among the children that are being made: valid if `ownerOfName` says so.
  private readonly groupOfName: Uint32Array;
  private readonly ownerOfName: Uint32Array;

  private currentView: InvertedView;
  /** Number of the node at each place of the view. */
  private nodeAtPlace = new Uint32Array(0);

  /**
   * @param upright has a root that is no function
   * @param minValue smaller nodes are gathered, per parent, in one node `(small)`
   */
  constructor(
    private readonly upright: FlameTree,
    budget: InvertBudget = DEFAULT_INVERT_BUDGET,
    private readonly minValue = 0,
  ) {
    const { nodeCount, self } = upright;
    this.parents = computeParents(upright);
    const { names, smallNameIndex } = withSmallName(upright.names);
    this.names = minValue > 0 ? names : upright.names;
    this.smallNameIndex = smallNameIndex;
    this.groupOfName = new Uint32Array(names.length);
    this.ownerOfName = new Uint32Array(names.length);

    let stackCount = 0;
    for (let node = 1; node < nodeCount; node++) {
      stackCount += self[node] > 0 ? 1 : 0;
    }
    this.stackValue = new Float64Array(stackCount);
    this.stackFrame = new Uint32Array(stackCount);
    this.nextStack = new Uint32Array(stackCount);
    for (let node = 1, stack = 0; node < nodeCount; node++) {
      const value = self[node];
      if (value > 0) {
        this.stackValue[stack] = value;
        this.stackFrame[stack] = node;
        stack++;
        this.nextStack[stack - 1] = stack < stackCount ? stack + 1 : END;
      }
    }
    if (nodeCount > 0) {
      this.addNode(ROOT, {
        name: upright.nameIndex[0] ?? 0,
        self: self[0] ?? 0,
        total: upright.total[0] ?? 0,
        firstStack: stackCount > 0 ? 1 : END,
      });
      this.openNode(ROOT);
    }
    this.currentView = this.grow(
      Array.from({ length: this.count }, (_, node) => node),
      budget,
    );
  }

  get view(): InvertedView {
    return this.currentView;
  }

  /**
   * Builds the callers of a node of the view, largest first as far as the budget allows, at least one level. Returns
   * the new view and the place of the same node in it.
   */
  open(place: number, budget: InvertBudget = DEFAULT_INVERT_BUDGET): { view: InvertedView; node: number } {
    const { tree } = this.currentView;
    const node = this.nodeAtPlace[place] ?? ROOT;
    const candidates = Array.from(this.nodeAtPlace.subarray(place, tree.subtreeEnd[place]));
    const firstChild = this.count;
    this.openNode(node);
    for (let child = firstChild; child < this.count; child++) {
      candidates.push(child);
    }
    this.currentView = this.grow(candidates, budget);
    return { view: this.currentView, node: this.nodeAtPlace.indexOf(node) };
  }

  /** Opens the largest of some nodes and of what comes to light under them. */
  private grow(candidates: readonly number[], budget: InvertBudget): InvertedView {
    const closed = new MaxHeap((node) => this.total[node]);
    const pushClosed = (node: number) => {
      if (this.firstStack[node] !== END) {
        closed.push(node);
      }
    };
    candidates.forEach(pushClosed);
    const maxCount = this.count + budget.nodes;
    let steps = 0;
    while (steps < budget.steps && this.count < maxCount) {
      const node = closed.pop();
      if (node === undefined) {
        break;
      }
      const firstChild = this.count;
      steps += this.openNode(node);
      for (let child = firstChild; child < this.count; child++) {
        pushClosed(child);
      }
    }
    return this.buildView();
  }

  /** Moves the stacks of a node into its children. Returns how many. */
  private openNode(node: number): number {
    const { nextStack, stackFrame, stackValue, parents, groupOfName, ownerOfName } = this;
    const groups: NewNode[] = [];
    let steps = 0;
    for (let link = this.firstStack[node] ?? END; link !== END; steps++) {
      const stack = link - 1;
      link = nextStack[stack] ?? END;
      const frame = stackFrame[stack];
      const value = stackValue[stack];
      const name = this.upright.nameIndex[frame];
      if (ownerOfName[name] !== node + 1) {
        ownerOfName[name] = node + 1;
        groupOfName[name] = groups.push({ name, self: 0, total: 0, firstStack: END }) - 1;
      }
      const group = groups[groupOfName[name]];
      if (!group) {
        continue;
      }
      const caller = parents[frame];
      group.total += value;
      if (caller > 0) {
        stackFrame[stack] = caller;
        nextStack[stack] = group.firstStack;
        group.firstStack = stack + 1;
      } else {
        group.self += value;
      }
    }
    this.firstStack[node] = END;
    this.addChildren(node, groups);
    return steps;
  }

  private addChildren(node: number, groups: readonly NewNode[]): void {
    let smallValue = 0;
    const add = (group: NewNode | undefined) => {
      if (group && group.total < this.minValue) {
        smallValue += group.total;
      } else if (group) {
        this.addNode(node, group);
      }
    };
    const { cutNameIndex } = this.upright;
    const isCutGroup = (group: NewNode) => group.name === cutNameIndex;
    const functions = cutNameIndex >= 0 ? groups.filter((group) => !isCutGroup(group)) : groups;
    if (functions.length > 1) {
      for (const index of rankDescending(Float64Array.from(functions, (group) => group.total))) {
        add(functions[index]);
      }
    } else {
      add(functions[0]);
    }
    // A cut node is no function and does not compete with them.
    add(groups.find(isCutGroup));
    if (smallValue > 0) {
      this.addNode(node, { name: this.smallNameIndex, self: smallValue, total: smallValue, firstStack: END });
    }
  }

  private addNode(parent: number, { name, self, total, firstStack }: NewNode): void {
    const node = this.count++;
    if (node === this.name.length) {
      this.name = growUint32(this.name, node + 1);
      this.parent = growUint32(this.parent, node + 1);
      this.self = growFloat64(this.self, node + 1);
      this.total = growFloat64(this.total, node + 1);
      this.firstStack = growUint32(this.firstStack, node + 1);
    }
    this.name[node] = name;
    this.parent[node] = parent;
    this.self[node] = self;
    this.total[node] = total;
    this.firstStack[node] = firstStack;
  }

  private buildView(): InvertedView {
    const { count, parent } = this;
    const size = new Uint32Array(count).fill(1);
    for (let node = count - 1; node > 0; node--) {
      size[parent[node]] += size[node];
    }
    const nameIndex = new Uint32Array(count);
    const self = new Float64Array(count);
    const depth = new Uint32Array(count);
    const isClosed = new Uint8Array(count);
    const nodeAtPlace = new Uint32Array(count);
    const place = new Uint32Array(count);
    /** Place of the next child of each node. */
    const nextPlace = new Uint32Array(count);
    for (let node = 0; node < count; node++) {
      const above = parent[node];
      const to = node === ROOT ? 0 : nextPlace[above];
      nextPlace[above] = to + size[node];
      nextPlace[node] = to + 1;
      place[node] = to;
      nodeAtPlace[to] = node;
      nameIndex[to] = this.name[node];
      depth[to] = node === ROOT ? 0 : depth[place[above]] + 1;
      const closed = this.firstStack[node] !== END;
      isClosed[to] = closed ? 1 : 0;
      self[to] = (closed ? this.total[node] : this.self[node]) ?? 0;
    }
    this.nodeAtPlace = nodeAtPlace;
    const { cutNameIndex } = this.upright;
    const tree = {
      nodeCount: count,
      names: this.names,
      nameIndex,
      self,
      ...computeTotals(depth, self),
      depth,
      cutNameIndex,
    };
    return { tree, isClosed };
  }
}

interface NewNode {
  readonly name: number;
  self: number;
  total: number;
  firstStack: number;
}
