import { computeUsualGap } from '../change/cutHalves';
import { computeSettledRange } from '../change/computeSettledRange';
import type { Series, SeriesContext } from '../change/Series';
import { getAverageFactor, toSlots } from '../change/Series';
import type { TimeRangeMs } from '../time/TimeRangeMs';
import { fillSlots } from './fillSlots';
import { computePrefixSums, getMean } from './findSplit';
import type { SlotRange, SlotSelection } from './selectSlots';
import { selectSlots } from './selectSlots';

/** Ranges to compare, found in a series. */
export interface AutoSelection {
  /** `split`: before and after the largest change. `quarters`: no change stands out, so the first and the last quarter. */
  readonly status: 'split' | 'quarters';
  readonly baseline: TimeRangeMs;
  readonly comparison: TimeRangeMs;
  /** When the change came. */
  readonly splitMs: number | undefined;
  /** Averages of the series in the two ranges, in `averageUnit`. */
  readonly baselineAverage: number;
  readonly comparisonAverage: number;
  /** What the choice looked at, for `buildRangeChoice`. */
  readonly slots: Float64Array;
  readonly slotMs: number;
  readonly fromMs: number;
  /** When the last point came, where the series ends well before its range. The rest of the range is in neither side. */
  readonly lastPointMs: number | undefined;
}

/** The range has too few points for two sides, or none. */
export type NoSelection = { readonly status: 'too-short' } | { readonly status: 'no-data' };

/** A side is never longer, which protects the server. */
const LONGEST_SIDE_MS = 24 * 3_600_000;

/** Fewest slots that can be cut into quarters. */
const FEWEST_SLOTS = 4;

/**
 * Finds the two ranges worth comparing: those before and after the largest change of the series (see `selectSlots`). The end of
 * the range where data are still arriving, and what lies in the future, belongs to neither.
 */
export function autoSelect(series: Series, context: SeriesContext, nowMs: number): AutoSelection | NoSelection {
  const past = { ...context.range, toMs: Math.min(context.range.toMs, nowMs) };
  const settled = computeSettledRange([series], past, context.stepMs);
  const allSteps = toSlots(series, { ...context, range: settled }).subarray(1);
  const isKnown = (value: number): boolean => !Number.isNaN(value);
  const firstKnown = allSteps.findIndex(isKnown);
  if (firstKnown < 0) {
    return { status: 'no-data' };
  }
  const end = allSteps.findLastIndex(isKnown) + 1;
  const isEndOpen = isGapAtEnd(allSteps, end);
  // Before the first picture and after the last one nothing is known; a rate that has no points is one of 0.
  const steps = allSteps.subarray(
    context.kind === 'instant' ? firstKnown : 0,
    context.kind === 'instant' || isEndOpen ? end : allSteps.length,
  );
  const { slots, slotSteps } = fillSlots(steps, context.kind);
  if (slots.length < FEWEST_SLOTS) {
    return { status: 'too-short' };
  }
  const slotMs = slotSteps * context.stepMs;
  const fromMs = settled.fromMs + (context.kind === 'instant' ? firstKnown * context.stepMs : 0);
  const { baseline, comparison, split } = selectWithin(slots, slotMs);
  const toRange = ({ from, to }: SlotRange): TimeRangeMs => ({
    fromMs: fromMs + from * slotMs,
    toMs: fromMs + to * slotMs,
  });
  const sums = computePrefixSums(slots);
  const factor = getAverageFactor(context);
  return {
    status: split === undefined ? 'quarters' : 'split',
    baseline: toRange(baseline),
    comparison: toRange(comparison),
    splitMs: split === undefined ? undefined : fromMs + split * slotMs,
    baselineAverage: getMean(sums, baseline.from, baseline.to) * factor,
    comparisonAverage: getMean(sums, comparison.from, comparison.to) * factor,
    slots,
    slotMs,
    fromMs,
    lastPointMs: isEndOpen ? settled.fromMs + end * context.stepMs : undefined,
  };
}

/**
 * Whether a series ends before its range does, by more than its points are apart, and by no more than a quarter of the range.
 * Whether the service stopped or its profiles are late cannot be told; against nothing no function can be compared.
 */
function isGapAtEnd(steps: Float64Array, end: number): boolean {
  const gap = steps.length - end;
  return gap > 2 * computeUsualGap(steps) && gap <= steps.length / 4;
}

/** `selectSlots` with no side longer than a day: what is nearest to the change stays, or the ends where there is none. */
export function selectWithin(slots: Float64Array, slotMs: number): SlotSelection {
  const { baseline, comparison, split } = selectSlots(slots);
  const most = Math.max(1, Math.floor(LONGEST_SIDE_MS / slotMs));
  const isSplit = split !== undefined;
  return {
    baseline: isSplit
      ? { from: Math.max(baseline.from, baseline.to - most), to: baseline.to }
      : { from: baseline.from, to: Math.min(baseline.to, baseline.from + most) },
    comparison: isSplit
      ? { from: comparison.from, to: Math.min(comparison.to, comparison.from + most) }
      : { from: Math.max(comparison.from, comparison.to - most), to: comparison.to },
    split,
  };
}
