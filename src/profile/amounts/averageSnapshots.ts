import { addAmount } from 'profile/collect';
import { computeDataTime } from 'profile/series/change/dataTime';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import type { Pushes } from './findPushes';

/** A slot has at most so many steps more than it needs, so that its moments are a whole number. */
const MOST_STEPS = 4;

/** Half a moment more is not worth a longer slot. */
const SAME = 0.02;

/** A part of the data with fewer slots keeps those that missing time cuts. */
const FEWEST_SLOTS = 4;

/** A slot at the end of the data may be shorter than a moment by a rounding, not by more. */
const WHOLE_MOMENT = 0.99;

/**
 * Converts a series of an instantaneous type to the amount at a moment. Servers add up all snapshots of one step, those of one pod
 * as well as those of several: a step of 2 min has eight snapshots of a pod that pushes every 15 s, and a step of 15 s a quarter of
 * ten pods that push once a minute, one after the other. The sum of a slot is divided by the moments that it has, its length over
 * the interval at which each pod pushes; slots are as long as steps, or longer if a moment is, or so that moments are whole.
 *
 *     one pod of 4 MiB, every 15 s, in steps of 1 min:        16 16 16 16      → 4, 4, 4, 4, of 4 moments each
 *     four pods of 1 MiB, once a minute, in steps of 15 s:    1 1 1 1 1 1 1 1  → 4, 4, of a moment each
 *
 * Slots beside missing time have a part of their moments and are left out; their snapshots count as more moments of another.
 *
 * If all pods push together, and not more often than there are steps, the points are moments already, however often they come.
 *
 * @param pushes undefined if nobody knows: the series stays a sum of snapshots, marked so
 */
export function averageSnapshots(
  series: Series,
  context: Pick<SeriesContext, 'range' | 'stepMs'>,
  pushes: Pushes | undefined,
): Series {
  const time = pushes && computeDataTime(series, { ...context, kind: 'instant', averageUnit: 'short' });
  if (!pushes || !time) {
    return { ...series, moments: 'unknown' };
  }
  const { stepMs } = context;
  const { intervalMs, areTogether } = pushes;
  if (areTogether && stepMs <= intervalMs) {
    return { ...series, moments: Array.from(series.timesMs, () => 1) };
  }
  const slotMs = stepMs * countSteps(stepMs / intervalMs);
  const timesMs: number[] = [];
  const values: number[] = [];
  const moments: number[] = [];
  time.spans.forEach(({ points }, place) => {
    const startMs = (points[0]?.timeMs ?? 0) - stepMs;
    const lastMs = points.at(-1)?.timeMs ?? startMs;
    const sums = new Map<number, number>();
    for (const { timeMs, value } of points) {
      const slot = Math.ceil((timeMs - startMs) / slotMs) - 1;
      addAmount(sums, slot, value);
    }
    const isCutting = sums.size >= FEWEST_SLOTS;
    const lastSlot = Math.ceil((lastMs - startMs) / slotMs) - 1;
    const firstPlace = values.length;
    let cut = 0;
    for (const [slot, sum] of sums) {
      const endMs = Math.min(lastMs, startMs + (slot + 1) * slotMs);
      const count = (endMs - startMs - slot * slotMs) / intervalMs;
      // Pods began or ended somewhere within it, or the last pushes are on their way.
      const isCut = slot === 0 ? place > 0 || time.lateStartMs !== undefined : slot === lastSlot;
      if (sums.size === 1 || (count >= WHOLE_MOMENT && !(isCutting && isCut))) {
        timesMs.push(endMs);
        values.push(sum / Math.max(1, count));
        moments.push(Math.max(1, count));
      } else {
        cut += sum;
      }
    }
    const kept = values[firstPlace] ?? 0;
    if (kept > 0) {
      moments[firstPlace] += cut / kept;
    }
  });
  return { timesMs, values, moments };
}

/** Chooses the number of steps in a slot, given the number of moments in a step. */
function countSteps(momentsPerStep: number): number {
  const fewest = Math.max(1, Math.ceil(WHOLE_MOMENT / momentsPerStep));
  let [best, bestError] = [fewest, Infinity];
  for (let count = fewest; count <= fewest * MOST_STEPS; count++) {
    const moments = count * momentsPerStep;
    const error = Math.abs(moments - Math.round(moments)) / moments;
    if (error < bestError - SAME) {
      [best, bestError] = [count, error];
    }
  }
  return best;
}
