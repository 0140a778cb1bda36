import type { DataTime } from './dataTime';
import { fillWithDoubles } from './fillWithDoubles';
import { computeMean } from './means';
import type { SeriesContext } from './Series';

/** A series as slots of equal length that all have data, in order. If one does not follow the other at once, a gap lies between. */
export interface DataSlots {
  /** Values as the points have them: amounts per second (`rate`), per step (`sum`), or snapshots of one moment (`instant`). */
  readonly values: Float64Array;
  readonly endsMs: Float64Array;
  readonly slotMs: number;
  /** Time that has data, in ms. A slot that is only partly covered counts in part. */
  readonly coveredMs: number;
}

/** A part of the data with fewer slots keeps those at its ends, or little would be left. */
const FEWEST_SLOTS = 4;

/** Number of neighbours with which a slot at an end is compared. */
const NEXT_TO = 8;

/**
 * If the first point comes more than this many slots after the start of the range, it does not stand for the time at that start.
 */
const CLEARLY_AFTER = 1.5;

/** A slot that has less than this part of the lowest of those is cut. */
const CUT_BELOW = 0.8;

/**
 * A series brought to slots as long as its points usually are apart: what is recorded once a minute is a spike in every fourth
 * step of 15 s, and a slot of a minute has a quarter of it. A slot takes the points up to half a slot before and after its end,
 * so that a profile may come a little early or late. Time without data has no slots; within time that has data, a slot without a
 * point is one in which nothing was used, unless a slot nearby has two profiles: then those between came a little early or late.
 *
 *     4...4...4...4....................4...4...4...4...4...  →  1 1 1 1 (gap) 1 1 1 1 1
 *
 * The slot in which data end has only what came before that, and looks like a drop. It is omitted if it has clearly less
 * than any of those next to it, and so is one in which data begin; `coveredMs` counts it for as long as it had data, if it
 * used as much as the mean meanwhile. So mean × coveredMs is all that was used.
 *
 *     44444444441......  →  ten slots of 4, coveredMs = 10.25 slots
 *
 * `withoutCut`: leave out all slots beside missing time, which it may have cut.
 */
export function toDataSlots(
  { slotMs, spans, lateStartMs, earlyEndMs }: DataTime,
  { kind, stepMs, range }: Pick<SeriesContext, 'kind' | 'stepMs' | 'range'>,
  withoutCut = false,
): DataSlots {
  const values: number[] = [];
  const endsMs: number[] = [];
  let cutSum = 0;
  spans.forEach(({ points, slotCount }, place) => {
    const firstMs = points[0]?.timeMs ?? 0;
    const sums = new Float64Array(slotCount);
    const counts = new Uint32Array(slotCount);
    for (const { timeMs, value } of points) {
      const slot = Math.round((timeMs - firstMs) / slotMs);
      sums[slot] += value;
      counts[slot] += 1;
    }
    if (kind !== 'instant') {
      fillWithDoubles(sums, counts, slotMs >= 2 * stepMs);
    }
    const isShort = slotCount < FEWEST_SLOTS;
    // A start that is not late enough to be told may have cut its slot all the same.
    const isAfterMissing = place > 0 || lateStartMs !== undefined || firstMs - range.fromMs > CLEARLY_AFTER * slotMs;
    const isBeforeMissing = place < spans.length - 1 || earlyEndMs !== undefined;
    const isCut = (slot: number, inward: 1 | -1): boolean => kind !== 'instant' && isBelowNext(sums, slot, inward);
    const from = !isShort && isAfterMissing && (withoutCut || isCut(0, 1)) ? 1 : 0;
    // If the range is not over yet, profiles of its last slot may still be on their way.
    const isEndCut = withoutCut ? isBeforeMissing : isCut(slotCount - 1, -1);
    const end = !isShort && isEndCut ? slotCount - 1 : slotCount;
    cutSum += (from > 0 ? (sums[0] ?? 0) : 0) + (end < slotCount ? (sums[end] ?? 0) : 0);
    for (let slot = from; slot < end; slot++) {
      const [sum = 0, count = 0] = [sums[slot], counts[slot]];
      if (kind !== 'instant') {
        values.push((sum * stepMs) / slotMs);
        endsMs.push(firstMs + slot * slotMs);
      } else if (count > 0) {
        values.push(sum / count);
        endsMs.push(firstMs + slot * slotMs);
      }
    }
  });
  const mean = computeMean(values);
  const cutMs = kind !== 'instant' && mean > 0 ? (cutSum * stepMs) / mean : 0;
  return {
    values: Float64Array.from(values),
    endsMs: Float64Array.from(endsMs),
    slotMs,
    coveredMs: values.length * slotMs + cutMs,
  };
}

/**
 * True if a slot at an end is clearly lower than each of its neighbours. The slot at the other end is not compared,
 * since it may be cut as well.
 */
function isBelowNext(sums: Float64Array, slot: number, inward: 1 | -1): boolean {
  const inner = sums.subarray(1, -1);
  const next = inward > 0 ? inner.subarray(0, NEXT_TO) : inner.subarray(-NEXT_TO);
  return next.length >= FEWEST_SLOTS && (sums[slot] ?? 0) < CUT_BELOW * Math.min(...next);
}

/** Profiles of the last half minute may still be on their way. */
const ARRIVAL_MS = 30_000;

/**
 * Drops the end where data are still arriving, judged by the newest point, so that missing data do not look like a
 * drop. If data end well before the range does, none are arriving. If a fifth would be lost, all stay.
 */
export function dropArriving(slots: DataSlots, { points, earlyEndMs }: DataTime, stepMs: number): DataSlots {
  const { values, endsMs, slotMs } = slots;
  const settledMs = (points.at(-1)?.timeMs ?? Infinity) - Math.max(stepMs, ARRIVAL_MS);
  const count = endsMs.filter((endMs) => endMs <= settledMs).length;
  return earlyEndMs !== undefined || count < LEAST_KEPT * values.length
    ? slots
    : { values: values.subarray(0, count), endsMs: endsMs.subarray(0, count), slotMs, coveredMs: count * slotMs };
}

const LEAST_KEPT = 0.8;
