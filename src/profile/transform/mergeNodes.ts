import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import { growUint32 } from 'profile/tree/growArray';

/** Plan that says which nodes of a tree stay, and where the others go. */
export interface MergePlan {
  /**
   * For each node the ancestor that it becomes part of, or the node itself if it stays. The ancestor has to stay; it
   * takes the node's own value and becomes the parent of its children.
   */
  readonly into?: Uint32Array;
  /** Nodes whose subtrees make up the new tree, in place of the children of the root. None lies below another. */
  readonly tops?: Uint32Array;
  /** New function for each node, as an index into `names`. */
  readonly nameIndex?: Uint32Array;
  readonly names?: readonly string[];
}

/**
 * Moves nodes as planned, and merges siblings that then have the same name, on all levels. A node has its own children
 * first, in their order, then the children of the nodes that became part of it. Linear, whatever the shape.
 *
 *     a 6 ─┬─ x 4 ── b 4      into[x] = a      a 6 ── b 6
 *          └─ b 2
 */
export function mergeNodes(tree: FlameTree, plan: MergePlan): FlameTree {
  const { self, subtreeEnd, depth } = tree;
  const { into, tops } = plan;
  const nameIndex = plan.nameIndex ?? tree.nameIndex;
  const names = plan.names ?? tree.names;
  const { next, tail, touchedBefore } = planMembers(tree, into, nameIndex);

  const newName = new Uint32Array(tree.nodeCount);
  const newSelf = new Float64Array(tree.nodeCount);
  const newDepth = new Uint32Array(tree.nodeCount);
  let count = 0;

  // Groups of nodes that become one, waiting on a stack. A group is a chain of members linked by `next`.
  let groupHead = new Uint32Array(1024);
  let groupTail = new Uint32Array(1024);
  let groupDepth = new Uint32Array(1024);
  let waiting = 0;
  // The group of a name among the children of the node that was added last: valid if `ownerOfName` says so.
  const groupOfName = new Uint32Array(names.length);
  const ownerOfName = new Uint32Array(names.length);

  function addChild(child: number, childDepth: number): void {
    const name = nameIndex[child];
    if (ownerOfName[name] === count) {
      const group = groupOfName[name];
      next[groupTail[group]] = child;
      groupTail[group] = tail[child];
      return;
    }
    ownerOfName[name] = count;
    groupOfName[name] = waiting;
    if (waiting === groupHead.length) {
      groupHead = growUint32(groupHead, waiting + 1);
      groupTail = growUint32(groupTail, waiting + 1);
      groupDepth = growUint32(groupDepth, waiting + 1);
    }
    groupHead[waiting] = child;
    groupTail[waiting] = tail[child];
    groupDepth[waiting] = childDepth;
    waiting++;
  }

  /** Adds one node for all members of a chain; their children wait in groups. */
  function addMerged(head: number, level: number): void {
    const node = count++;
    const firstGroup = waiting;
    newName[node] = nameIndex[head];
    newDepth[node] = level;
    let value = 0;
    let member = head;
    do {
      value += self[member];
      const end = subtreeEnd[member];
      for (let child = member + 1; child < end; child = subtreeEnd[child]) {
        if (into === undefined || into[child] === child) {
          addChild(child, level + 1);
        }
      }
      member = next[member];
    } while (member !== 0);
    newSelf[node] = value;
    turnAround(groupHead, firstGroup, waiting);
    turnAround(groupTail, firstGroup, waiting);
  }

  /** Adds a subtree as it is. */
  function addCopy(top: number, level: number): void {
    const end = subtreeEnd[top];
    const shift = level - depth[top];
    for (let node = top; node < end; node++) {
      newName[count] = nameIndex[node];
      newSelf[count] = self[node];
      newDepth[count] = depth[node] + shift;
      count++;
    }
  }

  if (tops) {
    newName[0] = nameIndex[0] ?? 0;
    count = 1;
    for (const top of tops) {
      addChild(top, 1);
    }
    turnAround(groupHead, 0, waiting);
    turnAround(groupTail, 0, waiting);
  } else {
    addMerged(0, 0);
  }
  while (waiting > 0) {
    waiting--;
    const head = groupHead[waiting];
    const level = groupDepth[waiting];
    const isUntouched = next[head] === 0 && touchedBefore[head + 1] === touchedBefore[subtreeEnd[head]];
    if (isUntouched) {
      addCopy(head, level);
    } else {
      addMerged(head, level);
    }
  }
  const newTree = { nodeCount: count, names, cutNameIndex: tree.cutNameIndex };
  const [ownSelf, ownDepth] = [newSelf.slice(0, count), newDepth.slice(0, count)];
  return {
    ...{ ...newTree, nameIndex: newName.slice(0, count), self: ownSelf, depth: ownDepth },
    ...computeTotals(ownDepth, ownSelf),
  };
}

/**
 * `next`: chains of the nodes that become part of another one, from that one on; 0 ends a chain. `tail`: the last of
 * the chain. `touchedBefore[n]`: how many nodes before n go into another one or change their name.
 */
function planMembers(
  tree: FlameTree,
  into: Uint32Array | undefined,
  nameIndex: Uint32Array,
): { next: Uint32Array; tail: Uint32Array; touchedBefore: Uint32Array } {
  const { nodeCount } = tree;
  const next = new Uint32Array(nodeCount);
  const tail = new Uint32Array(nodeCount);
  const touchedBefore = new Uint32Array(nodeCount + 1);
  let touched = 0;
  for (let node = 0; node < nodeCount; node++) {
    tail[node] = node;
    const target = into?.[node] ?? node;
    if (target !== node) {
      next[tail[target]] = node;
      tail[target] = node;
      touched++;
    } else if (nameIndex[node] !== tree.nameIndex[node]) {
      touched++;
    }
    touchedBefore[node + 1] = touched;
  }
  return { next, tail, touchedBefore };
}

function turnAround(array: Uint32Array, from: number, to: number): void {
  for (let low = from, high = to - 1; low < high; low++, high--) {
    const kept = array[low];
    array[low] = array[high];
    array[high] = kept;
  }
}
