import { cutRange } from 'profile/series/slices/cutRange';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { RangePair } from './compareServices';

/** Of the range there are more slices than of its baseline, so that a change late in it has some of its own. */
export const BASELINE_SLICES = 3;
const COMPARISON_SLICES = 5;
export const SLICES_OF_SERVICE = BASELINE_SLICES + COMPARISON_SLICES;

/** The slices of a service, those of its baseline first. */
export function cutSides({ baseline, comparison }: RangePair): readonly TimeRangeMs[] {
  return [...cutRange(baseline, BASELINE_SLICES), ...cutRange(comparison, COMPARISON_SLICES)];
}
