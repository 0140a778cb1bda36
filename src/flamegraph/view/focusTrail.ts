import { buildPathReference, getPathNames, getPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { type FlameTree, getName, isCut } from 'profile/tree/FlameTree';

/** A tree on screen, and where the last focus on one of its nodes leads through: names from a child of the root to that node. */
export interface FocusedTree {
  readonly tree: FlameTree;
  readonly trail: readonly string[];
}

/** Callers above the focused frame; none if another change of the tree leaves no such frame below the root. */
export function getAncestors({ tree, trail }: FocusedTree): readonly string[] {
  const isOnTop = tree.nodeCount > 1 && tree.subtreeEnd[1] === tree.nodeCount && getName(tree, 1) === trail.at(-1);
  return isOnTop ? trail.slice(0, -1) : [];
}

/**
 * Returns the transforms that show one node alone: its focus replaces the last transform if that is one on a node. The
 * root removes the focus.
 */
export function focusOnNode(
  transforms: readonly Transform[],
  { tree, trail }: FocusedTree,
  node: number,
): readonly Transform[] {
  if (isCut(tree, node)) {
    return transforms;
  }
  if (node === 0) {
    return replaceFocus(transforms, []);
  }
  return transforms.at(-1)?.kind === 'focusNode' && trail.length > 0
    ? replaceFocus(transforms, [...trail.slice(0, -1), ...getPathNames(tree, node)])
    : [...transforms, { kind: 'focusNode', path: getPathReference(tree, node) }];
}

/** True if frames are the profile's before any change, except for one focus. */
export function isOriginal(transforms: readonly Transform[]): boolean {
  return transforms.length <= 1 && transforms.every(({ kind }) => kind === 'focusNode');
}

/** Replaces the path of the last focus on a node; an empty path removes the focus. */
export function replaceFocus(transforms: readonly Transform[], names: readonly string[]): readonly Transform[] {
  const last = transforms.findLastIndex(({ kind }) => kind === 'focusNode');
  const focus: Transform[] = names.length === 0 ? [] : [{ kind: 'focusNode', path: buildPathReference(names) }];
  return last < 0 ? transforms : [...transforms.slice(0, last), ...focus, ...transforms.slice(last + 1)];
}
