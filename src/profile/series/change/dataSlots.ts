import type { DataTime } from './dataTime';
import { fillWithDoubles } from './fillWithDoubles';
import type { SeriesContext } from './Series';

/** A series as slots of equal length that all have data, in order. Where one does not follow the other at once, a gap lies between. */
export interface DataSlots {
  /** As the points are: amounts per second (`rate`), per step (`sum`), pictures of one moment (`instant`). */
  readonly values: Float64Array;
  /** When each slot ends. */
  readonly endsMs: Float64Array;
  readonly slotMs: number;
}

/** A part of the data with fewer slots keeps those at its ends, or little would be left. */
const FEWEST_SLOTS = 4;

/**
 * A series brought to slots as long as its points usually are apart: what is recorded once a minute is a spike in every fourth
 * step of 15 s, and a slot of a minute has a quarter of it. A slot takes the points up to half a slot before and after its end,
 * so that a profile may come a little early or late. Time without data has no slots; within time that has data, a slot without a
 * point is one in which nothing was used, unless a slot nearby has two profiles: then those between came a little early or late.
 *
 *     4...4...4...4....................4...4...4...4...4...  →  1 1 1 1 (gap) 1 1 1 1 1
 *
 * `withoutCut`: leave out the slots beside missing time, which it may have cut.
 */
export function toDataSlots(
  { slotMs, spans, lateStartMs, earlyEndMs }: DataTime,
  { kind, stepMs }: Pick<SeriesContext, 'kind' | 'stepMs'>,
  withoutCut = false,
): DataSlots {
  const values: number[] = [];
  const endsMs: number[] = [];
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
      fillWithDoubles(sums, counts);
    }
    const isCutting = withoutCut && slotCount >= FEWEST_SLOTS;
    const from = isCutting && (place > 0 || lateStartMs !== undefined) ? 1 : 0;
    const end = isCutting && (place < spans.length - 1 || earlyEndMs !== undefined) ? slotCount - 1 : slotCount;
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
  return { values: Float64Array.from(values), endsMs: Float64Array.from(endsMs), slotMs };
}

/** Profiles of the last half minute may still be on their way. */
const ARRIVAL_MS = 30_000;

/**
 * Slots without the end where data are still arriving, judged by the newest point: what is not there yet must not look like a
 * drop. Where data end well before the range does, none are arriving. If a fifth would be lost, all stay.
 */
export function leaveArriving(slots: DataSlots, { points, earlyEndMs }: DataTime, stepMs: number): DataSlots {
  const { values, endsMs, slotMs } = slots;
  const settledMs = (points.at(-1)?.timeMs ?? Infinity) - Math.max(stepMs, ARRIVAL_MS);
  const count = endsMs.filter((endMs) => endMs <= settledMs).length;
  return earlyEndMs !== undefined || count < LEAST_KEPT * values.length
    ? slots
    : { values: values.subarray(0, count), endsMs: endsMs.subarray(0, count), slotMs };
}

const LEAST_KEPT = 0.8;
