import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Baseline of a time range: the range before it, or the same hours of the day or week before. */
export const BASELINES = ['before', 'day', 'week'] as const;
export type Baseline = (typeof BASELINES)[number];

export const BASELINE_NAMES: Readonly<Record<Baseline, string>> = {
  before: 'the range before',
  day: 'the same hours a day before',
  week: 'the same hours a week before',
};

export const DAY_MS = 24 * 3_600_000;

/** Usual look-back of servers; they silently leave out older data. */
export const LOOK_BACK_MS = 7 * DAY_MS;

/** Plans the range to compare with; undefined if it would overlap the range itself. */
export function planBaseline(range: TimeRangeMs, baseline: Baseline): TimeRangeMs | undefined {
  const durationMs = getDurationMs(range);
  const backMs = { before: durationMs, day: DAY_MS, week: 7 * DAY_MS }[baseline];
  return durationMs > 0 && backMs >= durationMs
    ? { fromMs: range.fromMs - backMs, toMs: range.toMs - backMs }
    : undefined;
}
