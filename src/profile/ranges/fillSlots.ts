import { computeUsualGap } from '../change/cutHalves';
import type { SeriesKind } from '../change/Series';

export interface FilledSlots {
  readonly slots: Float64Array;
  /** Steps per slot. */
  readonly slotSteps: number;
}

/**
 * Steps without a hole. A service that is recorded once a minute has a point in every fourth step of 15 s: such steps are merged
 * to slots of a minute. What is missing then counts as 0 (nothing was recorded), in instantaneous types as what was last seen.
 */
export function fillSlots(steps: Float64Array, kind: SeriesKind): FilledSlots {
  const slotSteps = Math.max(1, computeUsualGap(steps));
  const slots = new Float64Array(Math.floor(steps.length / slotSteps)).map((_, slot) => {
    const part = steps.subarray(slot * slotSteps, (slot + 1) * slotSteps);
    const known = part.filter((value) => !Number.isNaN(value));
    const sum = known.reduce((left, right) => left + right, 0);
    return kind !== 'instant' ? sum / slotSteps : known.length > 0 ? sum / known.length : Number.NaN;
  });
  let last = slots.find((value) => !Number.isNaN(value)) ?? 0;
  return { slots: slots.map((value) => (last = Number.isNaN(value) ? last : value)), slotSteps };
}
