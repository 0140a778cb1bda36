import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { computeMean, computeSpread } from './means';
import type { Series, SeriesContext } from './Series';

/** Times at which a series has data. All of them lie in its range. */
export interface DataTime {
  /** Points with a value, in order. */
  readonly points: readonly SeriesPoint[];
  /**
   * Usual distance between two points: a step, or more if profiles come less often than once a step. Each slot of this
   * length has a point, see `toDataSlots`.
   */
  readonly slotMs: number;
  /** False for a single profile: nobody knows how long it stands for, so its slot is one step. */
  readonly isPaceKnown: boolean;
  /** Time that has data, in ms: the number of slots with data × `slotMs`. */
  readonly coveredMs: number;
  /** Longest distance between two points that is no gap. */
  readonly longestPauseMs: number;
  /** The parts of the range that have data, in order, with a gap between any two. */
  readonly spans: readonly DataSpan[];
  /** Parts without data between those that have some. */
  readonly gaps: readonly TimeRangeMs[];
  /** Start of the data if it is well after the start of the range. */
  readonly lateStartMs: number | undefined;
  /**
   * End of the data if it is well before the end of the range. `judgeMissing` says whether the service stopped or the
   * data are late.
   */
  readonly earlyEndMs: number | undefined;
}

interface SeriesPoint {
  readonly timeMs: number;
  readonly value: number;
}

interface DataSpan extends TimeRangeMs {
  readonly points: readonly SeriesPoint[];
  /** Number of slots in the span. The first slot ends at the first point, or half a slot after it. */
  readonly slotCount: number;
}

/** Profiles may be that late. An end that is missing for a shorter time says nothing. */
export const LONGEST_DELAY_MS = 120_000;

/** Number of even pauses in a row that make a pace. Shorter runs also arise by chance when profiles get lost. */
const PACE_PAUSES = 8;

/** Part of the pauses that counts as usual; longer ones may be gaps. */
const USUAL_PART = 0.9;

/** With fewer pauses than this, all count as usual. */
const FEWEST_PAUSES = 4;

const EVER: TimeRangeMs = { fromMs: -Infinity, toMs: Infinity };

/** Profiles that come as often as steps do, or nearly, show no pace: a step without one may be idle. */
const PACE_STEPS = 3;

/** If more than this part of the pauses are equal to within a step, they are a pace. */
const COMMON_PART = 0.6;

/** The mean of fewer pauses says more of where the first and the last lie in their steps than of a pace. */
const FEWEST_DRIFTING = 20;

/** Largest part of the profiles that is taken for lost. */
const MOST_LOST = 1 / 8;

/** A pause so improbable that it comes by chance in one of a hundred series: e^-4.6 = 0.01. */
const CHANCE = 4.6;

/** A series is often near 0 if a tenth of its points are below this part of its mean. */
const NEAR_ZERO = 0.25;

/** In a series that is often near 0, a pause is a gap only if it is this many times as long as the second longest. */
const OUTSTANDING = 3;

/**
 * Tells when a series has data, by how its points usually follow each other. A point at t stands for the time that ends at t.
 *
 *     ||||||||||||||||......  data end early: the rest is not known, it is not 0
 *     ......||||||||||||||||  data begin late
 *     ||||||||........||||||  a gap
 *     |...|...|...|...|...|.  profiles come at every fourth step: data all the time, a point stands for four steps
 *     |...|...|...||||||||||  and so if four pods send from then on
 *     |..||.|....|..|.|.....  seldom and unevenly, as of an idle service: data all the time; if no point is, nothing was used
 *     ||...|.....||||....|..  and so if it comes in bursts whose points are small as well as large
 *
 * A pause is a gap if it is longer than
 *
 *     2 × usual + step + deviation × (ln pauses + 4.6)
 *
 * where nine of ten pauses are no longer than `usual`, nor is a pause of a pace that profiles keep to for a while, and `deviation` is
 * the standard deviation of those. If pauses are even the deviation is 0: two missing profiles in a row are a gap. If points come
 * at random, it is about the mean pause, and the longest of n such pauses is longer than mean × (ln n + 4.6) in one of a hundred series.
 *
 * The series may go on outside the range: what is there tells how often points come if the range has too few of them.
 *
 * undefined without points.
 */
export function computeDataTime(series: Series, context: SeriesContext): DataTime | undefined {
  const { range, stepMs } = context;
  const points = listPoints(series, range);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) {
    return undefined;
  }
  // Two profiles in a short part of a chart do not show how often profiles come; the rest of the chart does.
  const telling = points.length > FEWEST_PAUSES ? points : listPoints(series, EVER);
  const longestPauseMs = computeLongestPause(computePauses(telling), telling, context);
  const parts = cutAtGaps(points, longestPauseMs);
  const slotMs = computeSlotMs(telling === points ? parts : cutAtGaps(telling, longestPauseMs), stepMs);
  const isLate = first.timeMs - range.fromMs > longestPauseMs;
  const isEarly = range.toMs - last.timeMs > Math.max(longestPauseMs, LONGEST_DELAY_MS);
  const spans = parts.map((part, place): DataSpan => {
    const [firstMs, lastMs] = [part[0]?.timeMs ?? first.timeMs, part.at(-1)?.timeMs ?? last.timeMs];
    return {
      points: part,
      slotCount: Math.round((lastMs - firstMs) / slotMs) + 1,
      fromMs: place === 0 && !isLate ? range.fromMs : Math.max(range.fromMs, firstMs - slotMs),
      toMs: place === parts.length - 1 && !isEarly ? range.toMs : lastMs,
    };
  });
  return {
    points,
    slotMs,
    isPaceKnown: telling.length > 1,
    coveredMs: spans.reduce((count, span) => count + span.slotCount, 0) * slotMs,
    longestPauseMs,
    spans,
    gaps: spans.slice(1).map(({ fromMs }, i) => ({ fromMs: spans[i]?.toMs ?? fromMs, toMs: fromMs })),
    lateStartMs: isLate ? spans[0]?.fromMs : undefined,
    earlyEndMs: isEarly ? last.timeMs : undefined,
  };
}

/**
 * Points that have a value and lie in the range. The one at its very start stands for a step before the range, of which a server
 * tells only what was recorded at that very moment: it counts only if there is no other.
 */
function listPoints({ timesMs, values }: Series, { fromMs, toMs }: TimeRangeMs): SeriesPoint[] {
  const points: SeriesPoint[] = [];
  for (let i = 0; i < timesMs.length; i++) {
    const timeMs = timesMs[i] ?? Number.NaN;
    const value = values[i];
    if (timeMs >= fromMs && timeMs <= toMs && typeof value === 'number' && Number.isFinite(value)) {
      points.push({ timeMs, value });
    }
  }
  return points.length > 1 && points[0]?.timeMs === fromMs ? points.slice(1) : points;
}

function computeLongestPause(
  pausesMs: readonly number[],
  points: readonly SeriesPoint[],
  { stepMs, kind }: SeriesContext,
): number {
  const sorted = [...pausesMs].sort((left, right) => left - right);
  const usualPlace = sorted.length < FEWEST_PAUSES ? sorted.length - 1 : Math.floor((sorted.length - 1) * USUAL_PART);
  const paceMs = findCommonPace(sorted, stepMs) ?? sorted[usualPlace] ?? stepMs;
  const usualMs = Math.max(paceMs, findRarestPace(pausesMs, stepMs));
  const deviationMs = computeDeviation(sorted.filter((pauseMs) => pauseMs <= usualMs));
  const longestMs = 2 * usualMs + stepMs + deviationMs * (Math.log(Math.max(1, sorted.length)) + CHANCE);
  // Pictures of a moment are never of nothing: if one is missing, it was not taken.
  const isHabit = kind !== 'instant' && isOftenNearZero(points);
  return isHabit ? Math.max(longestMs, OUTSTANDING * (sorted.at(-2) ?? 0)) : longestMs;
}

/**
 * Finds the pause that most are as long as, if it is clearly longer than a step: of few pauses more than one in ten may be gaps.
 */
function findCommonPace(sortedMs: readonly number[], stepMs: number): number | undefined {
  const paceMs = sortedMs[Math.floor(sortedMs.length / 2)] ?? 0;
  const alike = sortedMs.filter((pauseMs) => Math.abs(pauseMs - paceMs) <= stepMs);
  const isCommon = paceMs >= PACE_STEPS * stepMs && alike.length > COMMON_PART * sortedMs.length;
  return isCommon ? alike.at(-1) : undefined;
}

/** True if it is usual that next to nothing is used: then a missing point may well be nothing used. */
function isOftenNearZero(points: readonly SeriesPoint[]): boolean {
  const values = points.map(({ value }) => value).sort((left, right) => left - right);
  return (values[Math.floor(values.length / 10)] ?? 0) < NEAR_ZERO * computeMean(values);
}

function cutAtGaps(points: readonly SeriesPoint[], longestPauseMs: number): SeriesPoint[][] {
  const parts: SeriesPoint[][] = [];
  let previousMs = -Infinity;
  for (const point of points) {
    if (point.timeMs - previousMs > longestPauseMs) {
      parts.push([]);
    }
    parts.at(-1)?.push(point);
    previousMs = point.timeMs;
  }
  return parts;
}

/**
 * Computes the median pause; the mean, if points come evenly and that is clearly longer: profiles of 20 s in steps
 * of 15 s have pauses of 15, 15 and 30 s. Is it only a little longer, some profiles got lost. Never less than the
 * rarest pace: of one pod, then two, a slot has the profiles of one pod, then of two.
 */
function computeSlotMs(parts: readonly SeriesPoint[][], stepMs: number): number {
  const pausesMs = parts.flatMap(computePauses).sort((left, right) => left - right);
  const meanMs = computeMean(pausesMs);
  const medianMs = pausesMs[Math.floor(pausesMs.length / 2)] ?? 0;
  const isEven = parts.every((part) =>
    part.every(({ timeMs }, i) => Math.abs(timeMs - (part[0]?.timeMs ?? timeMs) - i * meanMs) <= stepMs),
  );
  const isLonger = Math.abs(meanMs - medianMs) > MOST_LOST * medianMs;
  const rarestMs = Math.max(stepMs, ...parts.map((part) => findRarestPace(computePauses(part), stepMs)));
  const driftingMs = findDriftingPace(pausesMs, medianMs, stepMs);
  if (driftingMs !== undefined && rarestMs <= medianMs) {
    return driftingMs;
  }
  return Math.max(isEven && isLonger ? meanMs : medianMs, rarestMs);
}

/**
 * Finds the mean of a pace that steps round: profiles every 61 s have pauses of 60 s and now and then one of 75 s. In slots of
 * 60 s one in sixty would be empty, and of profiles every 59 s one would have two.
 */
function findDriftingPace(pausesMs: readonly number[], medianMs: number, stepMs: number): number | undefined {
  const alike = pausesMs.filter((pauseMs) => Math.abs(pauseMs - medianMs) <= stepMs);
  const meanMs = computeMean(alike);
  const isDrifting = Math.abs(meanMs - medianMs) * alike.length > stepMs;
  return medianMs >= PACE_STEPS * stepMs && alike.length >= FEWEST_DRIFTING && isDrifting ? meanMs : undefined;
}

/** Finds the longest pause that profiles keep to for a while, as long as only one of several pods sends some. At least a step. */
function findRarestPace(pausesMs: readonly number[], stepMs: number): number {
  let rarestMs = stepMs;
  for (let end = PACE_PAUSES; end <= pausesMs.length; end++) {
    if ((pausesMs[end - 1] ?? 0) > rarestMs) {
      const some = pausesMs.slice(end - PACE_PAUSES, end).sort((left, right) => left - right);
      const shortestMs = some[0] ?? 0;
      if ((some.at(-1) ?? 0) - shortestMs <= stepMs) {
        // The shortest of a pace may lead to another one. Near the step it may be all that is left of profiles that got lost.
        const paceMs = shortestMs >= PACE_STEPS * stepMs ? (some[PACE_PAUSES / 2] ?? shortestMs) : shortestMs;
        rarestMs = Math.max(rarestMs, paceMs);
      }
    }
  }
  return rarestMs;
}

function computePauses(points: readonly SeriesPoint[]): number[] {
  return points.slice(1).map(({ timeMs }, i) => timeMs - (points[i]?.timeMs ?? timeMs));
}

function computeDeviation(values: readonly number[]): number {
  return Math.sqrt(computeSpread(values) / Math.max(1, values.length));
}
