import { matchNames, parseSearch } from 'profile/functions/parseSearch';
import type { FlameTree } from 'profile/tree/FlameTree';
import { findExactName, findStableNames } from './shortenName';
import type { FunctionSelector } from './Transform';

export type SelectedFunctions =
  | { readonly status: 'found'; /** 1 for names that are selected. */ readonly names: Uint8Array }
  /** `reason` is a sentence for people. */
  | { readonly status: 'not-found'; readonly reason: string };

/**
 * Looks a selector up in the names of a tree; a missing name stands for the same function's names in other runs. The
 * cut mark is not a function and is never selected; whether any node has one of the names is not checked.
 */
export function selectFunctions(tree: FlameTree, selector: FunctionSelector): SelectedFunctions {
  if (selector.by === 'name') {
    const exact = findExactName(tree, selector.name);
    const found = exact === undefined ? findStableNames(tree, selector.name) : [exact];
    if (found.length === 0) {
      return { status: 'not-found', reason: `No function here is called ${selector.name}.` };
    }
    const names = new Uint8Array(tree.names.length);
    found.forEach((index) => (names[index] = 1));
    return { status: 'found', names };
  }
  const parsed = parseSearch(selector.search);
  if (parsed.status !== 'ok') {
    return { status: 'not-found', reason: parsed.status === 'empty' ? 'The search is empty.' : parsed.message };
  }
  const names = matchNames(tree.names, parsed.search);
  if (tree.cutNameIndex >= 0) {
    names[tree.cutNameIndex] = 0;
  }
  return names.includes(1)
    ? { status: 'found', names }
    : { status: 'not-found', reason: `No function here is found by ${selector.search}.` };
}

/** Finds nodes of the selected functions that have no other one above them, in order. Linear. */
export function findOutermost(tree: FlameTree, names: Uint8Array): Uint32Array<ArrayBuffer> {
  const found = new Uint32Array(tree.nodeCount);
  let count = 0;
  for (let node = 1; node < tree.nodeCount;) {
    if (names[tree.nameIndex[node]] === 1) {
      found[count++] = node;
      node = tree.subtreeEnd[node];
    } else {
      node++;
    }
  }
  return found.slice(0, count);
}
