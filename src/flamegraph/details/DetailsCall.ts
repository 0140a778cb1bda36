import { buildPathReference, getPathNames, resolvePathHash } from 'profile/transform/pathHash';
import { findName } from 'profile/transform/shortenName';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { DetailsCall } from 'url/viewValues';

/** The function whose lines are shown, as the profile has it. */
export interface DetailsPlace {
  readonly name: string;
  /** Names from the outermost function to `name`, for the one call that was meant; undefined if the function was. */
  readonly callPath: readonly string[] | undefined;
  readonly isCallOnly: boolean;
  /** Values of the profile at the end of `callPath`. */
  readonly callValues: { readonly self: number; readonly total: number } | undefined;
}

/** Builds a call by the names that lead to it, from the outermost function on. */
export function buildDetailsCall(path: readonly string[]): DetailsCall {
  const { hash, depth } = buildPathReference(path);
  return { hash, depth, isOnly: true };
}

/**
 * Finds the function of the details by its whole name, and the way in to the call that was meant, as far as one of the
 * trees has them. Linear in the trees.
 */
export function findDetailsPlace(
  trees: readonly FlameTree[],
  name: string,
  call: DetailsCall | undefined,
): DetailsPlace {
  let wholeName: string | undefined;
  let callPath: readonly string[] | undefined;
  let callValues: DetailsPlace['callValues'];
  for (const tree of trees) {
    const nameIndex = findName(tree, name);
    wholeName ??= nameIndex === undefined ? undefined : tree.names[nameIndex];
    const node = callPath || !call ? undefined : resolvePathHash(tree, { ...call, name });
    if (node !== undefined) {
      callPath = getPathNames(tree, node);
      callValues = { self: tree.self[node] ?? 0, total: tree.total[node] ?? 0 };
    }
  }
  const isCallOnly = callPath !== undefined && call?.isOnly === true;
  return { name: wholeName ?? name, callPath, isCallOnly, callValues };
}
