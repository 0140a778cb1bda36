import { type DataSlots, dropArriving, toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime, type DataTime } from 'profile/series/change/dataTime';
import { getAverageFactor, type Series, type SeriesContext } from 'profile/series/change/Series';
import { dropFuture, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { computePrefixSums, getMean, type SlotRange } from './PrefixSums';
import { selectSlots, type SlotSelection } from './selectSlots';

/** Time in which a series differed from before. */
export interface ChangedStretch {
  readonly fromMs: number;
  /** undefined if the change lasts to the end of the data. */
  readonly toMs: number | undefined;
  /** Time at which the change was complete; later than `fromMs` if it came in several jumps or little by little. */
  readonly settledMs: number;
  /**
   * The series rises or falls all along the range, so nobody sees when that began or ended: `fromMs` and `settledMs`
   * are the borders of the two sides.
   */
  readonly isSteady: boolean;
}

/** Ranges to compare, found in a series. */
export interface AutoSelection {
  /**
   * `change`: a stretch stands out, and the other side is what lies beside it. `quarters`: nothing stands out, so the
   * first and the last quarter are compared.
   */
  readonly status: 'change' | 'quarters';
  readonly baseline: TimeRangeMs;
  readonly comparison: TimeRangeMs;
  readonly stretch: ChangedStretch | undefined;
  /** Averages of the series in the two ranges, in `averageUnit`. */
  readonly baselineAverage: number;
  readonly comparisonAverage: number;
  /** Values that the choice was made from, for `buildRangeChoice`; NaN for slots without data. */
  readonly slots: Float64Array;
  readonly slotMs: number;
  readonly fromMs: number;
  /** Time without data, which neither side includes. */
  readonly missing: Pick<DataTime, 'lateStartMs' | 'earlyEndMs' | 'gaps'>;
}

/** The range has too few points for two sides, or none, or they are sums of unknown moments. */
export type NoSelection = { readonly status: 'too-short' | 'no-data' | 'sums' };

/** A side is never longer, which protects the server. */
const LONGEST_SIDE_MS = 24 * 3_600_000;

/** Fewest slots that can be cut into quarters. */
const FEWEST_SLOTS = 4;

/**
 * Finds the two ranges worth comparing: the stretch that stands out most, and the time beside it (see `selectSlots`).
 * Neither includes time without data, time in the future, or the end of the range whose data are still arriving.
 */
export function autoSelect(series: Series, context: SeriesContext, nowMs: number): AutoSelection | NoSelection {
  const past = { ...context, range: dropFuture(context.range, nowMs) };
  const time = computeDataTime(series, past);
  if (!time) {
    return { status: 'no-data' };
  }
  return series.moments === 'unknown'
    ? { status: 'sums' }
    : selectInSlots(dropArriving(toDataSlots(time, past, true), time, past.stepMs), time, past);
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

/**
 * Selects slots like `selectSlots`, with no side longer than a day: the part nearest to the change stays, or the ends
 * if there is no change.
 */
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
