import { getCollapsedName } from 'profile/names/collapsedName';
import type { FlameTree } from 'profile/tree/FlameTree';
import { mergeNodes } from './mergeNodes';

/** Functions vanish: their own value goes to the caller, what they call becomes the caller's. */
export function hideFunctions(tree: FlameTree, names: Uint8Array): FlameTree {
  const into = planFolds(tree, tree.nameIndex, (name) => names[name] === 1);
  return into ? mergeNodes(tree, { into }) : tree;
}

/** The same for single places: 1 for nodes that vanish. */
export function hideNodes(tree: FlameTree, isHidden: Uint8Array): FlameTree {
  const into = planFolds(tree, tree.nameIndex, (_name, _callerName, node) => isHidden[node] === 1);
  return into ? mergeNodes(tree, { into }) : tree;
}

/** A call of itself is folded into the caller: a → a → b becomes a → b. */
export function mergeDirectRecursion(tree: FlameTree): FlameTree {
  const into = planFolds(tree, tree.nameIndex, (name, callerName) => name === callerName);
  return into ? mergeNodes(tree, { into }) : tree;
}

/**
 * Neighbouring frames of a package become one frame.
 *
 *     main → net/http.f → net/http.g → own → net/http.f      main → net/http (collapsed) → own → net/http (collapsed)
 *
 * @param inPackage 1 for names that belong to the package
 */
export function collapsePackage(tree: FlameTree, packageName: string, inPackage: Uint8Array): FlameTree {
  const collapsedName = getCollapsedName(packageName);
  const known = tree.names.indexOf(collapsedName);
  const collapsed = known >= 0 ? known : tree.names.length;
  const names = known >= 0 ? tree.names : [...tree.names, collapsedName];
  const nameIndex = tree.nameIndex.map((name, node) => (node > 0 && inPackage[name] === 1 ? collapsed : name));
  const into = planFolds(tree, nameIndex, (name, callerName) => name === collapsed && callerName === collapsed);
  return mergeNodes(tree, { into, nameIndex, names });
}

/**
 * Plans for each node the ancestor that it folds into (see `MergePlan.into`); undefined if nothing folds.
 *
 * @param isFolded tells if a node of the name folds into its caller; -1 for the root as a caller
 */
function planFolds(
  tree: FlameTree,
  nameIndex: Uint32Array,
  isFolded: (name: number, callerName: number, node: number) => boolean,
): Uint32Array | undefined {
  const into = new Uint32Array(tree.nodeCount);
  /** The node that took in the node at each depth of the stack above. */
  const targetAtDepth = [0];
  let hasFolds = false;
  for (let node = 1; node < tree.nodeCount; node++) {
    const depth = tree.depth[node];
    const caller = targetAtDepth[depth - 1] ?? 0;
    const folds = isFolded(nameIndex[node], caller === 0 ? -1 : nameIndex[caller], node);
    const target = folds ? caller : node;
    into[node] = target;
    targetAtDepth[depth] = target;
    hasFolds ||= folds;
  }
  return hasFolds ? into : undefined;
}
