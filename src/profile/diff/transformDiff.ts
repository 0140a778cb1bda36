import type { Sides } from 'profile/Sides';
import { applyTransforms, type TransformNote, type TransformOptions } from 'profile/transform/applyTransforms';
import type { InvertedTree } from 'profile/transform/InvertedTree';
import type { Transform } from 'profile/transform/Transform';
import { computeDiff, type DiffTree, getSideTree } from './DiffTree';

export interface TransformedDiff {
  /** Upright and complete: what functions, shares and tables are computed from. */
  readonly diff: DiffTree;
  /** One note per transform and side. */
  readonly notes: Sides<readonly TransformNote[]>;
  /** Path that the last focus on one node leads through, see `TransformedTree`; empty if the view is inverted. */
  readonly trail: readonly string[];
  readonly isInverted: boolean;
  /** Nodes below this share of the whole are gathered in the view; 0 for none. */
  readonly minShare: number;
}

/**
 * Applies the same transforms to both sides. Each side is transformed in the shape of both, so a path or function that
 * only one side has is found on the other one, too, and is worth 0. Sides transformed on their own and then
 * compared give the same, for transforms that find something on both sides.
 *
 * `invert` and `dropSmall` only change the view: see `buildDiffView`.
 */
export function transformDiff(
  diff: DiffTree,
  transforms: readonly Transform[],
  options: TransformOptions,
): TransformedDiff {
  const minShare = transforms.reduce(
    (share, transform) => (transform.kind === 'dropSmall' ? Math.max(share, transform.share) : share),
    0,
  );
  // No side is drawn inverted on its own, so nothing is built for that.
  const sideOptions = { ...options, invertBudget: { nodes: 0, steps: 0 } };
  const baseline = applyTransforms(getSideTree(diff, 'baseline'), transforms, sideOptions);
  const comparison = applyTransforms(getSideTree(diff, 'comparison'), transforms, sideOptions);
  const inverted: InvertedTree | undefined = baseline.inverted ?? comparison.inverted;
  return {
    diff: transforms.length > 0 ? computeDiff(baseline.upright, comparison.upright) : diff,
    notes: { baseline: baseline.notes, comparison: comparison.notes },
    // Sides have one shape, and so one way in.
    trail: inverted ? [] : comparison.trail,
    isInverted: inverted !== undefined,
    minShare,
  };
}
