import { type FlameTree, getFirstFrameDepth, isCut } from './FlameTree';
import { FlameTreeBuilder } from './FlameTreeBuilder';

export type GraftResult =
  | { readonly status: 'grafted'; readonly tree: FlameTree }
  /** `knownValue` and `givenValue` are the totals of the branch that should be equal. */
  | { readonly status: 'refused'; readonly knownValue: number; readonly givenValue: number };

/**
 * Replaces a branch of a tree by the same branch that was requested alone. Refused if their totals differ: then the
 * server answered another question (some ignore the narrowing of a query) or has newer data.
 *
 * @param path names from a child of the root to the branch
 * @param answer stacks that begin with the path, from their outermost function on; more or fewer nodes than in `tree`
 */
export function graftSubtree(tree: FlameTree, path: readonly string[], answer: FlameTree): GraftResult {
  const node = findPath(tree, path);
  const branch = findPath(answer, path);
  const knownValue = (node === undefined ? undefined : tree.total[node]) ?? 0;
  const givenValue = (branch === undefined ? undefined : answer.total[branch]) ?? 0;
  // The answer as a whole has no other stacks either.
  const isSame = knownValue === givenValue && answer.total[0] === givenValue;
  if (node === undefined || branch === undefined || !isSame) {
    return { status: 'refused', knownValue, givenValue: isSame ? givenValue : (answer.total[0] ?? 0) };
  }

  const { names, nameOf } = joinNames(tree, answer);
  const builder = new FlameTreeBuilder(tree.nodeCount + answer.nodeCount);
  const copy = (from: FlameTree, start: number, end: number, depthShift: number, toName: (name: number) => number) => {
    for (let at = start; at < end; at++) {
      builder.push(from.depth[at] + depthShift, toName(from.nameIndex[at]), from.self[at]);
    }
  };
  const same = (name: number) => name;
  copy(tree, 0, node, 0, same);
  copy(answer, branch, answer.subtreeEnd[branch], tree.depth[node] - answer.depth[branch], (name) => nameOf[name]);
  copy(tree, tree.subtreeEnd[node], tree.nodeCount, 0, same);
  const cutNameIndex = tree.cutNameIndex >= 0 ? tree.cutNameIndex : (nameOf[answer.cutNameIndex] ?? -1);
  return { status: 'grafted', tree: builder.build(names, cutNameIndex) };
}

/** Finds the node that names from a child of the root on lead to; a root that is a function is the first of them. */
export function findPath(tree: FlameTree, path: readonly string[]): number | undefined {
  const first: number = getFirstFrameDepth(tree);
  let level = 0;
  let found: number | undefined;
  for (let node = first; node < tree.nodeCount && level < path.length;) {
    const isStep =
      tree.depth[node] === first + level && tree.names[tree.nameIndex[node]] === path[level] && !isCut(tree, node);
    if (isStep) {
      found = node;
      level++;
      node++;
    } else {
      node = tree.subtreeEnd[node];
    }
    if (found !== undefined && node >= tree.subtreeEnd[found]) {
      break;
    }
  }
  return level === path.length ? found : undefined;
}

/** Joins the names of both trees; `nameOf` maps the answer's names to the joint ones. Cut nodes stay cut. */
function joinNames(tree: FlameTree, answer: FlameTree): { names: readonly string[]; nameOf: Uint32Array } {
  const names = [...tree.names];
  const indexOf = new Map<string, number>();
  names.forEach((name, index) => index !== tree.cutNameIndex && indexOf.set(name, index));
  const nameOf = Uint32Array.from(answer.names, (name, index) => {
    if (index === answer.cutNameIndex) {
      return tree.cutNameIndex >= 0 ? tree.cutNameIndex : names.push(name) - 1;
    }
    const known = indexOf.get(name);
    if (known !== undefined) {
      return known;
    }
    indexOf.set(name, names.length);
    return names.push(name) - 1;
  });
  return { names, nameOf };
}
