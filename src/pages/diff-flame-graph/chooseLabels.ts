import { computeCardinalities, indexLabels, type LabelSet } from 'profile/labels/indexLabels';

/** Most labels that a change is looked for in. */
export const MOST_LABELS = 12;

/** Labels with more values than this, such as pods, say little and cost much. */
const MOST_VALUES = 24;

/**
 * The labels that could tell a change apart: those with at least two values over both sides, and with few. The ones with
 * the fewest values come first.
 */
export function chooseLabels(labelSets: readonly LabelSet[]): string[] {
  return computeCardinalities(indexLabels(labelSets))
    .filter(({ valueCount }) => valueCount >= 2 && valueCount <= MOST_VALUES)
    .sort((left, right) => left.valueCount - right.valueCount)
    .slice(0, MOST_LABELS)
    .map(({ label }) => label);
}
