import { computeHeaviestPath } from 'profile/functions/computeHeaviestPath';
import { findLargest } from 'profile/functions/rankFunctions';
import type { FactDraft } from './FactList';
import type { FactsSubject } from './FactsInput';
import { findNodes } from './measureTree';
import { count, joinParts, say, share } from './say';

/** Frames that profilers write in place of functions: groups of threads, idle time, code without symbols. */
const PSEUDO_FRAMES =
  /^:?(?:Node\.js|Non JS threads activity|\((?:program|idle|root|unknown|other|native|small)\)|\[unknown\]|unknown|all|root|\(unknown\):-?\d+ - \(unknown\)(?: \[c function\])?)(?::\d+)?$/i;

/** True if a frame stands for no function that anyone could change. */
export function isPseudoFrame(name: string): boolean {
  return PSEUDO_FRAMES.test(name);
}

const NARROW_FROM = 0.5;
const RECURSION_FROM = 0.1;
/** Fewest calls that count as recursion: a wrapper around another function of its name calls itself once. */
const RECURSION_CALLS_FROM = 3;

/** Finds the function that calls itself on most of the stacks, and often there. */
export function findRecursion({ tree, measures, measure, fn }: FactsSubject): FactDraft[] {
  const { recursive, nesting, total } = measures;
  // A few filters that call one another the same way are on every stack; what calls itself deeply says more.
  const depth = recursive.map((value, candidate) => value * nesting[candidate]);
  const isWorthAWord = (candidate: number): boolean =>
    nesting[candidate] >= RECURSION_CALLS_FROM && recursive[candidate] >= RECURSION_FROM * total;
  const [name = -1] = findLargest(depth, 1, isWorthAWord);
  if (name < 0) {
    return [];
  }
  const weight = recursive[name] / total;
  return [
    {
      kind: 'recursion',
      severity: 'info',
      weight,
      parts: say`Recursion: ${fn(name)} calls itself on the stacks of ${share(weight)} of the ${measure.noun}, up to ${count(nesting[name])} times on one.`,
      evidence: { functions: [name], nodes: findNodes(tree, [name]) },
      threshold: RECURSION_FROM,
      why: 'Deep recursion repeats work for each level, and hides where the time goes until it is merged.',
    },
  ];
}

/** Finds the heaviest path, and the last function on it that still holds half of everything. */
export function findPaths({ tree, measures, measure, fn }: FactsSubject): FactDraft[] {
  const { total } = measures;
  const path = computeHeaviestPath(tree).filter((node) => tree.depth[node] > 0);
  const leaf = path.at(-1);
  if (leaf === undefined) {
    return [];
  }
  const nameOf = (node: number): number => tree.nameIndex[node];
  const getShare = (node: number): number => tree.total[node] / total;
  const facts: FactDraft[] = [];
  const narrow = path.findLast((node) => getShare(node) >= NARROW_FROM && !isPseudoFrame(tree.names[nameOf(node)]));
  // The path ends below, so nothing can branch off there.
  if (narrow !== undefined && narrow !== path[0] && narrow !== leaf) {
    facts.push({
      kind: 'narrow',
      severity: 'info',
      weight: getShare(narrow),
      parts: say`${share(getShare(narrow))} of the ${measure.noun} goes through one call of ${fn(nameOf(narrow))}; below it the paths part.`,
      evidence: { functions: [nameOf(narrow)], nodes: [narrow] },
      threshold: NARROW_FROM,
      why: 'Everything above this call only leads to it.',
    });
  }
  // A function that calls itself is named once.
  const shown = path
    .map(nameOf)
    .filter((name, place, all) => name !== all[place - 1])
    .slice(-4);
  facts.push({
    kind: 'path',
    severity: 'info',
    weight: getShare(leaf),
    parts: say`The heaviest path ends in ${joinParts(shown.map(fn))} (${count(path.length)} frames deep) with ${share(getShare(leaf))} of the ${measure.noun}.`,
    evidence: { functions: [...new Set([...shown].reverse())], nodes: [leaf] },
    why: 'The path with the largest call at each step.',
  });
  return facts;
}
