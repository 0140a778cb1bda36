import { type AutoSelection, selectWithin } from 'profile/series/ranges/autoSelect';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { RangeChoice } from './resampleLargest';

/**
 * Tells the test of a diff about ranges that auto-select chose: it chooses again on every resampled series. `slices`:
 * first the slices of the baseline, then the slices of the comparison.
 */
export function buildRangeChoice(
  { slots, slotMs, fromMs }: AutoSelection,
  slices: readonly TimeRangeMs[],
): RangeChoice {
  const toSlot = (timeMs: number): number =>
    Math.max(0, Math.min(slots.length - 1, Math.round((timeMs - fromMs) / slotMs)));
  return {
    slots,
    select: (series) => selectWithin(series, slotMs),
    sliceSlots: slices.map((slice) => {
      const from = toSlot(slice.fromMs);
      // The last millisecond of a slice may belong to the next one, see cutRange.
      return { from, to: Math.max(from + 1, Math.min(slots.length, Math.round((slice.toMs + 1 - fromMs) / slotMs))) };
    }),
  };
}
