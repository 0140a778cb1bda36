import { compareText } from 'profile/collect';
import type { LabelCardinality } from './indexLabels';

/** Largest number of labels for which one scoring pass requests series. */
const MAX_SCORED_LABELS = 12;

/**
 * Computes how unevenly use is spread over the values of a label: the variance of their totals, as a share of the largest possible
 * one (everything in one value). With n values that have shares p of the whole: (n × Σp² − 1) / (n − 1).
 *
 *     50, 50      → 0      the label tells nothing apart
 *     80, 20      → 0.36
 *     97, 1, 1, 1 → 0.92
 *     100         → 0      one value: there is nothing to tell apart
 *
 * Negative totals and NaN count as 0. 0 if nothing is used.
 */
export function computeExplainedSpread(totals: readonly number[]): number {
  const used = totals.map((total) => (total > 0 && Number.isFinite(total) ? total : 0));
  const largest = used.reduce((left, right) => Math.max(left, right), 0);
  if (used.length < 2 || largest === 0) {
    return 0;
  }
  // Relative to the largest, so that no square overflows.
  const relative = used.map((total) => total / largest);
  const sum = relative.reduce((left, right) => left + right, 0);
  const squares = relative.reduce((left, right) => left + (right / sum) ** 2, 0);
  return Math.min(1, Math.max(0, (used.length * squares - 1) / (used.length - 1)));
}

/** Picks the labels worth a query for their score: those with few values first, and none with a single one. */
export function pickLabelsToScore(labels: readonly LabelCardinality[], limit = MAX_SCORED_LABELS): string[] {
  return labels
    .filter(({ valueCount }) => valueCount > 1)
    .sort((left, right) => left.valueCount - right.valueCount || compareText(left.label, right.label))
    .slice(0, limit)
    .map(({ label }) => label);
}

/**
 * Sorts labels for the screen: scored ones by score, then the others by number of values, largest first; those with a
 * single value, which tell nothing, last.
 */
export function sortLabels<T extends LabelCardinality>(labels: readonly T[], scores: ReadonlyMap<string, number>): T[] {
  return [...labels].sort(
    (left, right) =>
      Number(right.valueCount > 1) - Number(left.valueCount > 1) ||
      (scores.get(right.label) ?? -1) - (scores.get(left.label) ?? -1) ||
      right.valueCount - left.valueCount ||
      compareText(left.label, right.label),
  );
}
