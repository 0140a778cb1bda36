import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { FlameTree } from 'profile/tree/FlameTree';

export interface TreeMatches {
  /** 1 per name that has the text in it, whatever the case. */
  readonly isMatch: Uint8Array;
  readonly functionCount: number;
  /** Value of the stacks with a match, each stack once. */
  readonly value: number;
}

/** Finds the nodes of a tree that match a plain text; undefined for no text. */
export function searchTree(tree: FlameTree, text: string): TreeMatches | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') {
    return undefined;
  }
  const isMatch = Uint8Array.from(tree.names, (name, index) =>
    index !== tree.cutNameIndex && formatFunctionName(name).toLowerCase().includes(wanted) ? 1 : 0,
  );
  let value = 0;
  // The root is no function.
  isMatch[tree.nameIndex[0] ?? 0] = 0;
  for (let node = 1; node < tree.nodeCount;) {
    const isFound = isMatch[tree.nameIndex[node] ?? 0] === 1;
    value += isFound ? (tree.total[node] ?? 0) : 0;
    node = isFound ? (tree.subtreeEnd[node] ?? 0) : node + 1;
  }
  return { isMatch, functionCount: isMatch.reduce((sum, flag) => sum + flag, 0), value };
}
