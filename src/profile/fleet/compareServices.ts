import { computeTotals } from 'profile/series/change/computeTotals';
import { dropArriving, toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime, type DataTime } from 'profile/series/change/dataTime';
import { describeMissing } from 'profile/series/change/describeMissing';
import { computeSourceTime, judgeMissing, type SourceTime } from 'profile/series/change/judgeMissing';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { type ChangedStretch, selectInSlots } from 'profile/series/ranges/autoSelect';
import { LONGEST_PART } from 'profile/series/ranges/describePartWithData';
import type { Sides } from 'profile/Sides';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/** The series of all services in one range, by name, and how to read them. */
export interface RangeSeries {
  readonly series: ReadonlyMap<string, Series>;
  readonly context: SeriesContext;
}

export type RangePair = Sides<TimeRangeMs>;

/** Difference of one service between a range and its baseline. */
export interface ServiceShift {
  readonly name: string;
  /**
   * Average of the comparison minus average of the baseline, in the unit of averages; if one side has no data, the
   * average of the other. 0 if a side's average is unknown: a single profile, or sums of unknown moments.
   */
  readonly difference: number;
  /** Difference over the whole range: a change that is over counts only for the time that it lasted. */
  readonly gained: number;
  /** Compared ranges: the part of the range that stands out, and the part of the baseline before it. */
  readonly ranges: RangePair;
  /** Usual distance between its profiles, in ms; undefined if unknown. */
  readonly slotMs: number | undefined;
  /** The part of the time that stands out, as the series says it; undefined if none does. */
  readonly stretch: ChangedStretch | undefined;
  /**
   * Reason why this is not called a change, as in "stopped sending at 15:08"; undefined if both ranges have their
   * data, "" if the reason applies to all services.
   */
  readonly incomplete: string | undefined;
}

export interface FleetShift {
  /** Services with the largest gain or loss first. */
  readonly services: readonly ServiceShift[];
  /** `none`: no service has data in the baseline. `clipped`: the data of all services begin late in it, at `baselineFromMs`. */
  readonly baselineData: 'whole' | 'clipped' | 'none';
  readonly baselineFromMs: number | undefined;
  /** End of all data if it is before the end of the range; the comparison ends there. */
  readonly endMs: number | undefined;
}

/** Data of all that begin later than this, as a part of the baseline, are not all of it. */
const WORTH_SAYING = 1 / 20;

/** Shorter stretches cannot be cut into slices that hold profiles. */
const FEWEST_SLOTS = 4;

/**
 * Compares all services between two ranges of the same length. The range is put behind its baseline, and the stretch
 * that stands out in both is compared, so that a change in the middle of the range is seen at its full height. Late
 * data, and data that begin, stop or pause, are reported, but are no change. Linear in the points.
 */
export function compareServices(
  baseline: RangeSeries,
  current: RangeSeries,
  formatTime: (timeMs: number) => string,
): FleetShift {
  const before = readTimes(baseline);
  if (!before.source) {
    return { services: [], baselineData: 'none', baselineFromMs: undefined, endMs: undefined };
  }
  const baselineFromMs = before.source.fromMs;
  const lateMs = baselineFromMs - baseline.context.range.fromMs;
  const isClipped = lateMs > WORTH_SAYING * getDurationMs(baseline.context.range);
  // A reason that applies to all services is not repeated for each.
  const ofBaseline = isClipped
    ? { ...baseline.context, range: { ...baseline.context.range, fromMs: baselineFromMs } }
    : baseline.context;
  const asked = readTimes(current).source;
  const endMs = asked?.endsEarly ? asked.newestMs : undefined;
  const now =
    endMs === undefined
      ? current
      : { ...current, context: { ...current.context, range: { ...current.context.range, toMs: endMs } } };
  const all = readTimes(now);
  const names = [...new Set([...current.series.keys(), ...baseline.series.keys()])];
  const services = names.map((name): ServiceShift => {
    const [left, right] = [before.times.get(name), all.times.get(name)];
    const missing = [
      describeSide(left, before.source, ofBaseline, 'baseline', formatTime),
      describeSide(right, all.source, now.context, 'range', formatTime),
    ].filter(Boolean);
    return {
      ...compareOne(name, baseline, now),
      name,
      slotMs: left?.isPaceKnown && right?.isPaceKnown ? Math.max(left.slotMs, right.slotMs) : undefined,
      incomplete: isClipped || missing.length > 0 ? missing.join(', ') : undefined,
    };
  });
  services.sort((a, b) => Math.abs(b.gained) - Math.abs(a.gained) || (a.name < b.name ? -1 : 1));
  return { services, baselineData: isClipped ? 'clipped' : 'whole', baselineFromMs, endMs };
}

/** Calls nothing a change if profiles were dropped: the server does not say which services lost them. */
export function withholdChanges(shift: FleetShift, drops: readonly string[]): FleetShift {
  return drops.length === 0
    ? shift
    : { ...shift, services: shift.services.map((service) => ({ ...service, incomplete: service.incomplete ?? '' })) };
}

function readTimes({ series, context }: RangeSeries): {
  readonly times: ReadonlyMap<string, DataTime>;
  readonly source: SourceTime | undefined;
} {
  const times = new Map<string, DataTime>();
  for (const [name, points] of series) {
    const time = computeDataTime(points, context);
    if (time) {
      times.set(name, time);
    }
  }
  return { times, source: computeSourceTime(times.values()) };
}

/** Says what data a service lacks in one of the ranges; "" if it has enough. */
function describeSide(
  time: DataTime | undefined,
  source: SourceTime | undefined,
  { range, kind }: SeriesContext,
  side: 'baseline' | 'range',
  formatTime: (timeMs: number) => string,
): string {
  if (!time) {
    return side === 'baseline' ? 'no data in the baseline' : 'no data in this range';
  }
  if (!time.isPaceKnown && kind !== 'instant') {
    return side === 'baseline' ? 'baseline: a single profile' : 'a single profile';
  }
  const missing = judgeMissing({ ...time, gaps: [] }, source);
  const gapMs = time.gaps.reduce((sum, gap) => sum + getDurationMs(gap), 0);
  const ends = source && missing && describeMissing(missing, range, formatTime)?.short;
  const gaps = gapMs > LONGEST_PART * getDurationMs(range) ? 'long gaps' : '';
  const text = [ends, gaps].filter(Boolean).join(', ');
  return text === '' || side === 'range' ? text : `baseline: ${text}`;
}

function compareOne(
  name: string,
  baseline: RangeSeries,
  current: RangeSeries,
): Pick<ServiceShift, 'difference' | 'gained' | 'ranges' | 'stretch'> {
  const [left, right] = [baseline.series.get(name), current.series.get(name)];
  const whole = { baseline: baseline.context.range, comparison: current.context.range };
  const found = left && right ? findStretch(left, right, baseline.context, current.context) : undefined;
  const ranges = found?.ranges ?? whole;
  const before = computeAverage(left, { ...baseline.context, range: ranges.baseline });
  const after = computeAverage(right, { ...current.context, range: ranges.comparison });
  const difference = before === undefined || after === undefined ? 0 : after - before;
  const isOver = found?.stretch.toMs !== undefined;
  const part = isOver ? getDurationMs(ranges.comparison) / Math.max(1, getDurationMs(whole.comparison)) : 1;
  return { difference, gained: difference * part, ranges, stretch: found?.stretch };
}

/** 0 without data; undefined if there are some, and it is not known what they are the average of. */
function computeAverage(series: Series | undefined, context: SeriesContext): number | undefined {
  const time = series && computeDataTime(series, context);
  return time ? computeTotals(series, context).average : 0;
}

/**
 * Finds the stretch that stands out once the range is put behind its baseline, else in the range alone: a quarter of
 * one hour may be too short to stand out in two. undefined if nothing stands out, or if it was over before the range.
 */
function findStretch(
  left: Series,
  right: Series,
  before: SeriesContext,
  now: SeriesContext,
): { readonly stretch: ChangedStretch; readonly ranges: RangePair } | undefined {
  const shiftMs = now.range.fromMs - before.range.toMs;
  const joined = { ...now, range: { fromMs: before.range.fromMs + shiftMs, toMs: now.range.toMs } };
  const found = selectStretch(join(left, right, shiftMs, now.range.fromMs), joined) ?? selectStretch(right, now);
  if (!found) {
    return undefined;
  }
  const { stretch, slotMs } = found;
  const ranges = {
    baseline: { ...before.range, toMs: Math.min(before.range.toMs, stretch.fromMs - shiftMs) },
    comparison: {
      fromMs: Math.max(now.range.fromMs, stretch.settledMs),
      toMs: Math.min(now.range.toMs, stretch.toMs ?? Infinity),
    },
  };
  const isLongEnough = (range: TimeRangeMs) => range.toMs - range.fromMs >= FEWEST_SLOTS * slotMs;
  return isLongEnough(ranges.baseline) && isLongEnough(ranges.comparison) ? { stretch, ranges } : undefined;
}

function selectStretch(
  series: Series,
  context: SeriesContext,
): { readonly stretch: ChangedStretch; readonly slotMs: number } | undefined {
  const time = series.moments === 'unknown' ? undefined : computeDataTime(series, context);
  const selection =
    time && selectInSlots(dropArriving(toDataSlots(time, context, true), time, context.stepMs), time, context);
  return time && selection?.status === 'change' && selection.stretch
    ? { stretch: selection.stretch, slotMs: time.slotMs }
    : undefined;
}

/**
 * Joins a baseline's points, moved in front of the range, with the range's points. A point at the very start of the
 * range belongs to the time before it.
 */
function join(left: Series, right: Series, shiftMs: number, fromMs: number): Series {
  const first = Array.from(right.timesMs).findIndex((timeMs) => timeMs > fromMs);
  const from = first < 0 ? right.timesMs.length : first;
  return {
    timesMs: [...Array.from(left.timesMs, (timeMs) => timeMs + shiftMs), ...Array.from(right.timesMs).slice(from)],
    values: [...Array.from(left.values), ...Array.from(right.values).slice(from)],
    ...((left.moments === 'unknown' || right.moments === 'unknown') && { moments: 'unknown' as const }),
  };
}
