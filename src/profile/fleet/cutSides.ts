import { cutRange } from 'profile/series/slices/cutRange';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { RangePair } from './compareServices';

/** A range has more slices than its baseline, so that a late change has some of its own. */
export const BASELINE_SLICES = 3;
const COMPARISON_SLICES = 5;
export const SLICES_OF_SERVICE = BASELINE_SLICES + COMPARISON_SLICES;

/**
 * The slices of a service, those of its baseline first. Where it is known how far its profiles are apart and a slice has several, slices are so
 * many times as long: else some would have a profile more than others, and look as if they used more.
 */
export function cutSides({ baseline, comparison }: RangePair, slotMs?: number): readonly TimeRangeMs[] {
  const cut = (range: TimeRangeMs, count: number): readonly TimeRangeMs[] =>
    cutRange(range, count, slotMs !== undefined && getDurationMs(range) >= count * slotMs ? slotMs : undefined);
  return [...cut(baseline, BASELINE_SLICES), ...cut(comparison, COMPARISON_SLICES)];
}
