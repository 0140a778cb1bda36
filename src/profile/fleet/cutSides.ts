import { cutRange } from 'profile/series/slices/cutRange';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { RangePair } from './compareServices';

/** A range has more slices than its baseline, so that a late change has some of its own. */
export const BASELINE_SLICES = 3;
const COMPARISON_SLICES = 5;
export const SLICES_OF_SERVICE = BASELINE_SLICES + COMPARISON_SLICES;

/**
 * Cuts the slices of a service, the baseline's first. If the distance of profiles is known and a slice has several,
 * its length is a multiple of that distance: otherwise some slices would have a profile more, and seem to use more.
 */
export function cutSides({ baseline, comparison }: RangePair, slotMs?: number): readonly TimeRangeMs[] {
  const cut = (range: TimeRangeMs, count: number): readonly TimeRangeMs[] =>
    cutRange(range, count, slotMs !== undefined && getDurationMs(range) >= count * slotMs ? slotMs : undefined);
  return [...cut(baseline, BASELINE_SLICES), ...cut(comparison, COMPARISON_SLICES)];
}
