import { type DataSlots, leaveArriving, toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime, type DataTime } from 'profile/series/change/dataTime';
import { getAverageFactor, type Series, type SeriesContext } from 'profile/series/change/Series';
import { leaveFuture, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { computePrefixSums, getMean, type SlotRange } from './PrefixSums';
import { selectSlots, type SlotSelection } from './selectSlots';

/** When a series was other than before. */
export interface ChangedStretch {
  readonly fromMs: number;
  /** undefined where it lasted as long as there are data. */
  readonly toMs: number | undefined;
  /** When it was fully there: later than `fromMs` where it came in several goes or little by little. */
  readonly settledMs: number;
  /** It came all along the range, which shows neither its beginning nor its end: `fromMs` and `settledMs` are those of the two sides. */
  readonly isSteady: boolean;
}

/** Ranges to compare, found in a series. */
export interface AutoSelection {
  /** `change`: a stretch that stands out, and what is beside it. `quarters`: none does, so the first and the last quarter. */
  readonly status: 'change' | 'quarters';
  readonly baseline: TimeRangeMs;
  readonly comparison: TimeRangeMs;
  readonly stretch: ChangedStretch | undefined;
  /** Averages of the series in the two ranges, in `averageUnit`. */
  readonly baselineAverage: number;
  readonly comparisonAverage: number;
  /** What the choice looked at, for `buildRangeChoice`: NaN where there are no data. */
  readonly slots: Float64Array;
  readonly slotMs: number;
  readonly fromMs: number;
  /** Time without data, which is in neither side. */
  readonly missing: Pick<DataTime, 'lateStartMs' | 'earlyEndMs' | 'gaps'>;
}

/** The range has too few points for two sides, or none, or they are sums of unknown moments. */
export type NoSelection = { readonly status: 'too-short' | 'no-data' | 'sums' };

/** A side is never longer, which protects the server. */
const LONGEST_SIDE_MS = 24 * 3_600_000;

/** Fewest slots that can be cut into quarters. */
const FEWEST_SLOTS = 4;

/**
 * Finds the two ranges worth comparing: the stretch that stands out most, and what is beside it (see `selectSlots`). The end of
 * the range where data are still arriving, what lies in the future, and time without data belong to neither.
 */
export function autoSelect(series: Series, context: SeriesContext, nowMs: number): AutoSelection | NoSelection {
  const past = { ...context, range: leaveFuture(context.range, nowMs) };
  const time = computeDataTime(series, past);
  if (!time) {
    return { status: 'no-data' };
  }
  return series.moments === 'unknown'
    ? { status: 'sums' }
    : selectInSlots(leaveArriving(toDataSlots(time, past, true), time, past.stepMs), time, past);
}

/** The same for a series that is in slots already, without its end where data are still arriving. */
export function selectInSlots(
  settled: DataSlots,
  dataTime: DataTime,
  context: SeriesContext,
): AutoSelection | NoSelection {
  if (settled.values.length < FEWEST_SLOTS) {
    return { status: 'too-short' };
  }
  const grid = buildGrid(settled, dataTime.longestPauseMs);
  const { slots, slotMs, fromMs } = grid;
  const { baseline, comparison, stretch } = selectWithin(slots, slotMs);
  // A slot that is longer than a step may begin before the range does.
  const toMs = (slot: number): number => Math.max(context.range.fromMs, fromMs + slot * slotMs);
  const toRange = ({ from, to }: SlotRange): TimeRangeMs => ({ fromMs: toMs(from), toMs: toMs(to) });
  const sums = computePrefixSums(slots);
  const factor = getAverageFactor(context);
  const { lateStartMs, earlyEndMs, gaps } = dataTime;
  return {
    status: stretch ? 'change' : 'quarters',
    baseline: toRange(baseline),
    comparison: toRange(comparison),
    stretch: stretch && {
      fromMs: toMs(stretch.from),
      toMs: stretch.isLasting ? undefined : toMs(stretch.to),
      settledMs: toMs(stretch.settledFrom),
      isSteady: stretch.isSteady,
    },
    baselineAverage: getMean(sums, baseline) * factor,
    comparisonAverage: getMean(sums, comparison) * factor,
    slots,
    slotMs,
    fromMs,
    missing: { lateStartMs, earlyEndMs, gaps },
  };
}

interface Grid {
  readonly slots: Float64Array;
  readonly slotMs: number;
  readonly fromMs: number;
}

/** Slots of equal length from the first one that has data to the last. A picture that was not taken is as the one before. */
function buildGrid({ values, endsMs, slotMs }: DataSlots, longestPauseMs: number): Grid {
  const fromMs = (endsMs[0] ?? 0) - slotMs;
  const getSlot = (endMs: number): number => Math.round((endMs - fromMs) / slotMs) - 1;
  const slots = new Float64Array(getSlot(endsMs.at(-1) ?? 0) + 1).fill(Number.NaN);
  let previous = -1;
  values.forEach((value, i) => {
    const slot = getSlot(endsMs[i]);
    if (previous >= 0 && (slot - previous) * slotMs <= longestPauseMs) {
      slots.fill(slots[previous] ?? value, previous + 1, slot);
    }
    slots[slot] = value;
    previous = slot;
  });
  return { slots, slotMs, fromMs };
}

/** `selectSlots` with no side longer than a day: what is nearest to the change stays, or the ends where there is none. */
export function selectWithin(slots: Float64Array, slotMs: number): SlotSelection {
  const { baseline, comparison, stretch } = selectSlots(slots, slotMs);
  const most = Math.max(1, Math.floor(LONGEST_SIDE_MS / slotMs));
  const keepStart = ({ from, to }: SlotRange): SlotRange => ({ from, to: Math.min(to, from + most) });
  const keepEnd = ({ from, to }: SlotRange): SlotRange => ({ from: Math.max(from, to - most), to });
  const isBaselineFirst = baseline.from < comparison.from;
  return isBaselineFirst === (stretch !== undefined)
    ? { baseline: keepEnd(baseline), comparison: keepStart(comparison), stretch }
    : { baseline: keepStart(baseline), comparison: keepEnd(comparison), stretch };
}
