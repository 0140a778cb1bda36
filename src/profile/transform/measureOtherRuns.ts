import { getStableNames, stableName } from 'profile/names/stableName';
import { type FlameTree, getFirstFrameDepth, isCut } from 'profile/tree/FlameTree';
import { getPathNames } from './pathHash';

/**
 * Total of the frames that lie at the same place as one but for run numbers (`stableName`), without its own:
 *
 *     run;Cart$$Lambda$14.apply;tax 6      run;Cart$$Lambda$15.apply;tax 2      of the first tax: 2
 *
 * undefined if there is none, but may be among what the server cut.
 */
export function measureOtherRuns(tree: FlameTree, node: number): number | undefined {
  const wanted = getPathNames(tree, node).map(stableName);
  const names = getStableNames(tree.names);
  const firstDepth: number = getFirstFrameDepth(tree);
  let value = 0;
  let hasCut = false;
  for (let at = firstDepth; at < tree.nodeCount;) {
    const level = tree.depth[at] - firstDepth;
    const isStep = !isCut(tree, at) && names[tree.nameIndex[at]] === wanted[level];
    const isEnd = isStep && level === wanted.length - 1;
    hasCut ||= isCut(tree, at);
    value += isEnd && at !== node ? tree.total[at] : 0;
    at = isStep && !isEnd ? at + 1 : tree.subtreeEnd[at];
  }
  return value === 0 && hasCut ? undefined : value;
}
