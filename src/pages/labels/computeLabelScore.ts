import { computeExplainedSpread } from 'profile/labels/explainedSpread';

export interface LabelTotals {
  /** Totals of the label's largest values. */
  readonly totals: readonly number[];
  /** Total of all values together; undefined while it is not known. */
  readonly whole: number | undefined;
  readonly valueCount: number;
}

/**
 * Computes how much a label explains, from the totals of its largest values. The rest counts as evenly spread over the
 * other values. These are small, so the true score is only slightly higher, if at all.
 *
 *     90, 5 of 4 values and a whole of 97 → as 90, 5, 1, 1
 */
export function computeLabelScore({ totals, whole, valueCount }: LabelTotals): number {
  const known = totals.reduce((sum, total) => sum + total, 0);
  const otherCount = Math.max(0, valueCount - totals.length);
  const each = otherCount > 0 ? Math.max(0, (whole ?? known) - known) / otherCount : 0;
  return computeExplainedSpread([...totals, ...Array.from({ length: otherCount }, () => each)]);
}
