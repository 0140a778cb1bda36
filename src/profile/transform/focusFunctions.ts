import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { mergeNodes } from './mergeNodes';
import { findOutermost } from './selectFunctions';

/** Keeps only the subtree of a node other than the root, below the root. Takes time proportional to that subtree. */
export function focusNode(tree: FlameTree, node: number): FlameTree {
  const end = tree.subtreeEnd[node];
  const nodeCount = end - node + 1;
  const focused = {
    ...tree,
    nodeCount,
    nameIndex: new Uint32Array(nodeCount),
    self: new Float64Array(nodeCount),
    total: new Float64Array(nodeCount),
    depth: new Uint32Array(nodeCount),
    subtreeEnd: new Uint32Array(nodeCount),
  };
  focused.nameIndex[0] = tree.nameIndex[0] ?? 0;
  focused.total[0] = tree.total[node];
  focused.subtreeEnd[0] = nodeCount;
  focused.nameIndex.set(tree.nameIndex.subarray(node, end), 1);
  focused.self.set(tree.self.subarray(node, end), 1);
  focused.total.set(tree.total.subarray(node, end), 1);
  const levels = tree.depth[node] - 1;
  for (let place = 1; place < nodeCount; place++) {
    const from = node + place - 1;
    focused.depth[place] = tree.depth[from] - levels;
    focused.subtreeEnd[place] = tree.subtreeEnd[from] - node + 1;
  }
  return focused;
}

/**
 * Merges the costs of the functions over all their places. A stack starts at the first of them, so that a recursive
 * function counts once.
 *
 *     a ─┬─ f ── x          focus on f:  f ─┬─ x
 *        └─ b ── f ── y                     └─ y
 */
export function focusFunctions(tree: FlameTree, names: Uint8Array): FlameTree {
  return mergeNodes(tree, { tops: findOutermost(tree, names) });
}

/** Focuses one function like `focusFunctions`, and folds its direct and indirect recursion into the first call. */
export function focusCallees(tree: FlameTree, nameIndex: number): FlameTree {
  const into = new Uint32Array(tree.nodeCount);
  let first = 0;
  let firstEnd = 0;
  for (let node = 0; node < tree.nodeCount; node++) {
    into[node] = node;
    if (node > 0 && tree.nameIndex[node] === nameIndex) {
      if (node < firstEnd) {
        into[node] = first;
      } else {
        first = node;
        firstEnd = tree.subtreeEnd[node];
      }
    }
  }
  return mergeNodes(tree, { tops: findOutermost(tree, selectOne(tree, nameIndex)), into });
}

/** The stacks that lead to a function, each up to its outermost call, which gets all the value. */
export function cutBelow(tree: FlameTree, nameIndex: number): FlameTree {
  const self = new Float64Array(tree.nodeCount);
  for (const node of findOutermost(tree, selectOne(tree, nameIndex))) {
    self[node] = tree.total[node];
  }
  return replaceSelf(tree, self);
}

export function keepStacks(tree: FlameTree, names: Uint8Array): FlameTree {
  const self = new Float64Array(tree.nodeCount);
  for (const top of findOutermost(tree, names)) {
    self.set(tree.self.subarray(top, tree.subtreeEnd[top]), top);
  }
  return replaceSelf(tree, self);
}

/** Keeps only the stacks without any of the functions. */
export function hideStacks(tree: FlameTree, names: Uint8Array): FlameTree {
  const self = tree.self.slice();
  for (const top of findOutermost(tree, names)) {
    self.fill(0, top, tree.subtreeEnd[top]);
  }
  return replaceSelf(tree, self);
}

function selectOne(tree: FlameTree, nameIndex: number): Uint8Array {
  const names = new Uint8Array(tree.names.length);
  names[nameIndex] = 1;
  return names;
}

/**
 * The tree with other own values, without the nodes that this leaves with nothing. The root stays. Linear.
 *
 * @param self a value for every node
 */
export function replaceSelf(tree: FlameTree, self: Float64Array): FlameTree {
  const { total } = computeTotals(tree.depth, self);
  const builder = new FlameTreeBuilder(tree.nodeCount);
  for (let node = 0; node < tree.nodeCount; node++) {
    if (node === 0 || total[node] > 0) {
      builder.push(tree.depth[node], tree.nameIndex[node], self[node]);
    }
  }
  return builder.build(tree.names, tree.cutNameIndex);
}
