import { computeMean } from 'profile/series/change/means';
import type { Series } from 'profile/series/change/Series';

/**
 * Times at which the pods behind one series of a chart push snapshots: profiles of an instantaneous type, such as memory in use.
 */
export interface Pushes {
  /** Time between two pushes of a pod. If intervals differ, the mean weighted by the sums of the pods' snapshots. */
  readonly intervalMs: number;
  /** True if there is one pod, or all push at the same time: what is pushed at one time is then what exists at one moment. */
  readonly areTogether: boolean;
}

/** Fewer snapshots tell no interval. */
const FEWEST = 3;

/** Pods whose interval is known hold at least this part of what was pushed; the others are taken to be like them. */
const MOST_KNOWN = 0.8;

/** Part of a single pod's pauses that are equal to within a step. */
const REGULAR_PART = 0.8;

/** Part of these pauses that have the same length, in whole steps. Pauses between two pods alternate, so they fail this test. */
const EQUAL_PART = 0.6;

/** Part of the snapshots of indistinguishable pods that recur after their interval. */
const RECURRING_PART = 0.9;

/** Snapshots closer together than so many steps come again at any time. */
const DENSEST_STEPS = 3;

/**
 * Finds how often pods push, from the pushes of some minutes in steps of about a second; undefined if they show no
 * interval. Pods without a label of their own share a series, and are told apart only by when they push.
 *
 *     |....|....|....|....|  one pod, every 5 steps
 *     |.|..|.|..|.|..|.|..|  two pods in one series, every 5 steps
 *     |.||....|.|...||....|  no interval
 */
export function findPushes(pods: readonly Series[], stepMs: number): Pushes | undefined {
  let [sum, knownSum, product] = [0, 0, 0];
  for (const pod of pods) {
    const timesMs = listTimes(pod);
    const pushed = sumValues(pod);
    const intervalMs = findInterval(timesMs, stepMs);
    sum += pushed;
    if (intervalMs !== undefined) {
      knownSum += pushed;
      product += pushed * intervalMs;
    }
  }
  if (knownSum <= 0 || knownSum < MOST_KNOWN * sum) {
    return undefined;
  }
  const intervalMs = product / knownSum;
  return { intervalMs, areTogether: areTogether(pods.map(listTimes), intervalMs, stepMs) };
}

function findInterval(timesMs: readonly number[], stepMs: number): number | undefined {
  if (timesMs.length < FEWEST) {
    return undefined;
  }
  const pausesMs = timesMs.slice(1).map((timeMs, place) => timeMs - (timesMs[place] ?? timeMs));
  const usualMs = [...pausesMs].sort((left, right) => left - right)[Math.floor(pausesMs.length / 2)] ?? 0;
  const usual = pausesMs.filter((pauseMs) => Math.abs(pauseMs - usualMs) <= stepMs);
  const equal = usual.filter((pauseMs) => pauseMs === usualMs);
  if (usual.length >= REGULAR_PART * pausesMs.length && equal.length >= EQUAL_PART * usual.length) {
    return roundToSeconds(computeMean(usual), stepMs / usual.length);
  }
  return findRecurrence(timesMs, stepMs);
}

/** Profilers push every so many whole seconds, which steps show with an error of their own. */
function roundToSeconds(durationMs: number, errorMs: number): number {
  const rounded = Math.round(durationMs / 1000) * 1000;
  return rounded > 0 && Math.abs(durationMs - rounded) <= errorMs ? rounded : durationMs;
}

/** Finds the time after which most pushes recur: the interval of several pods, whatever the time between them. */
function findRecurrence(timesMs: readonly number[], stepMs: number): number | undefined {
  const [firstMs = 0, lastMs = 0] = [timesMs[0], timesMs.at(-1)];
  const meanPauseMs = (lastMs - firstMs) / (timesMs.length - 1);
  if (meanPauseMs < DENSEST_STEPS * stepMs) {
    return undefined;
  }
  const known = new Set(timesMs);
  const isPush = (timeMs: number): boolean => [0, -stepMs, stepMs].some((shiftMs) => known.has(timeMs + shiftMs));
  for (const timeMs of timesMs) {
    const candidateMs = timeMs - firstMs;
    const earlier = timesMs.filter((time) => time + candidateMs <= lastMs - stepMs);
    if (candidateMs > 2 * stepMs && earlier.length >= 2 * FEWEST) {
      const recurring = earlier.filter((time) => isPush(time + candidateMs));
      if (recurring.length >= RECURRING_PART * earlier.length) {
        return roundToSeconds(candidateMs, stepMs);
      }
    }
  }
  return undefined;
}

/** True if no push of a pod lies between two pushes of another. */
function areTogether(pods: readonly (readonly number[])[], intervalMs: number, stepMs: number): boolean {
  const all = pods.flat().sort((left, right) => left - right);
  const distinct = all.filter((timeMs, place) => place === 0 || timeMs - (all[place - 1] ?? 0) > stepMs);
  const most = pods.reduce((count, { length }) => Math.max(count, length), 0);
  const expected = ((all.at(-1) ?? 0) - (all[0] ?? 0)) / intervalMs + 1;
  return distinct.length <= most && most <= 1.5 * expected;
}

function listTimes({ timesMs, values }: Series): number[] {
  return Array.from(timesMs).filter((_, place) => typeof values[place] === 'number');
}

function sumValues({ values }: Series): number {
  return Array.from(values).reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
