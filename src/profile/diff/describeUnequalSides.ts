import type { DiffFinding, DiffQuestion } from './findDiff';

/** From so many times as much on, one side hardly has as many instances as the other. */
const UNEQUAL_RATIO = 1.5;

/**
 * A caution where two label values or services differ much as a whole: nine instances of one version cost more than one of the
 * next, even if that is the slower one. Nobody counts instances here, so it says only what can be. "" where there is none to give.
 */
export function describeUnequalSides(
  finding: DiffFinding | undefined,
  questions: { readonly baseline: DiffQuestion; readonly comparison: DiffQuestion } | undefined,
): string {
  if (finding?.kind !== 'change' || finding.mode === 'share' || !questions) {
    return '';
  }
  const { baseline, comparison } = finding;
  const [less, more] = [Math.min(baseline, comparison), Math.max(baseline, comparison)];
  const isUnequal = less > 0 && more >= UNEQUAL_RATIO * less;
  return isUnequal && questions.baseline.selector !== questions.comparison.selector
    ? 'One side may have more instances or more load than the other. Share of total compares how each is made up.'
    : '';
}
