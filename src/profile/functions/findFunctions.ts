import { countBelow } from 'profile/collect';
import { type FlameTree, getFirstFrameDepth } from 'profile/tree/FlameTree';
import { matchNames, type Search } from './parseSearch';

export interface SearchResult {
  /** 1 for names that the search finds, by index into `names` of the tree. A root above the stacks may have one of them. */
  readonly matchedNames: Uint8Array;
  /** Nodes of these functions in display order (pre-order: a node before its callees), including nodes too thin to see. */
  readonly hits: Uint32Array;
  /** Functions found that are in the tree. */
  readonly functionCount: number;
  readonly selfValue: number;
  /** Value of the stacks that pass through any of them, each stack once. */
  readonly throughValue: number;
}

/**
 * Finds functions in a tree. The root and cut nodes are not functions and are never found. Linear.
 *
 *     main 10 ── json.encode 6 ── json.encode 4     searching "json": 1 function, 2 hits, through 6 of 10, not 10
 *             └─ gc 4
 */
export function searchTree(tree: FlameTree, search: Search): SearchResult {
  const { nodeCount, nameIndex, self, total, subtreeEnd, cutNameIndex } = tree;
  const matchedNames = matchNames(tree.names, search);
  if (cutNameIndex >= 0) {
    matchedNames[cutNameIndex] = 0;
  }
  const isSeen = new Uint8Array(tree.names.length);
  let hitCount = 0;
  let functionCount = 0;
  const first = getFirstFrameDepth(tree);
  for (let node = first; node < nodeCount; node++) {
    const name = nameIndex[node];
    if (matchedNames[name] === 1) {
      hitCount++;
      if (isSeen[name] === 0) {
        isSeen[name] = 1;
        functionCount++;
      }
    }
  }
  const hits = new Uint32Array(hitCount);
  let selfValue = 0;
  let throughValue = 0;
  let hit = 0;
  /** Everything before this node lies below a hit that is already counted. */
  let coveredEnd = 0;
  for (let node = first; hit < hitCount; node++) {
    if (matchedNames[nameIndex[node]] === 1) {
      hits[hit++] = node;
      selfValue += self[node];
      if (node >= coveredEnd) {
        throughValue += total[node];
        coveredEnd = subtreeEnd[node];
      }
    }
  }
  return { matchedNames, hits, functionCount, selfValue, throughValue };
}

/** Finds the first hit after `node` in display order, from the start again after the last one; undefined without hits. */
export function findNextHit(hits: Uint32Array, node: number): number | undefined {
  return hits[countBelow(hits, node + 1)] ?? hits[0];
}

/** Finds the last hit before `node`, from the end again before the first one; undefined without hits. */
export function findPreviousHit(hits: Uint32Array, node: number): number | undefined {
  return hits[countBelow(hits, node) - 1] ?? hits[hits.length - 1];
}
