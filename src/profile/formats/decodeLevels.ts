import { finishTree } from 'profile/tree/finishTree';
import type { FlameTree } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { buildTrees, type FlameGraphLevels, type LevelBars, readLevels } from './readLevels';
import type { DecodeOptions } from './runSteps';

/** Two trees of the same shape: node n is the same call path in both, with `self` and `total` of its side. */
export interface FlameTreePair {
  readonly left: FlameTree;
  readonly right: FlameTree;
}

/**
 * Decodes Pyroscope's FLAMEGRAPH levels of one profile: per bar its distance from the end of the bar before it on the
 * level, its total, its self and its index in `names`. A bar lies under the bar of the level above that it overlaps.
 *
 *     [0, 10, 0, 0]                total 10
 *     [0, 7, 2, 1, 0, 3, 3, 2]     a 7 (self 2), c 3
 *     [2, 5, 5, 3]                 b 5 from 2 on: it lies under a
 *
 * Callees that are missing from a bar (total larger than self and children) become a cut node.
 *
 * @throws ProfileDecodeError
 */
export function decodeLevels(input: FlameGraphLevels, options: DecodeOptions): FlameTree {
  return decodeBars(readLevels(input, options.maxNodes), options);
}

/** Decodes levels that were read already, see `decodeLevels`. */
export function decodeBars(bars: LevelBars, options: DecodeOptions): FlameTree {
  const [tree] = buildTrees(bars);
  return tree ? finish(tree, options) : createEmptyTree();
}

/**
 * Decodes the levels of a diff: per bar distance, total and self of the left profile, the same of the right one, and
 * the name.
 *
 * @throws ProfileDecodeError
 */
export function decodeDoubleBars(bars: LevelBars, options: DecodeOptions): FlameTreePair {
  const [left, right] = buildTrees(bars);
  // Both sides have the same names in the same places, so nodes are marked or merged alike on both.
  return left && right
    ? { left: finish(left, options), right: finish(right, options) }
    : { left: createEmptyTree(), right: createEmptyTree() };
}

function finish(tree: FlameTree, { limited }: DecodeOptions): FlameTree {
  return finishTree(tree, { format: 'levels', limited });
}
