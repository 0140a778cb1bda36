import { buildRangeChoice } from 'profile/diff/buildRangeChoice';
import { computeSureness, type DiffSlice, type EstimatedSureness } from 'profile/diff/computeSureness';
import { autoSelect, type AutoSelection } from 'profile/series/ranges/autoSelect';
import { planSlices } from 'profile/series/ranges/planSlices';
import { mergeTrees } from 'profile/series/slices/alignTrees';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { TICK_MS } from './corpora';

export interface RunOptions {
  readonly test: 'rate' | 'share';
  readonly isAutoSelected: boolean;
  readonly seed?: number;
}

/**
 * Computes the page's diff of an hour of profiles: ranges, slices, sureness. Tick t is the profile of the step that ends at t +
 * 1.
 */
export function runDiff(hour: readonly FlameTree[], { isAutoSelected, ...options }: RunOptions): EstimatedSureness {
  const selection = isAutoSelected ? selectRanges(hour) : undefined;
  const middleMs = (hour.length / 2) * TICK_MS;
  const { baseline, comparison } = selection ?? {
    baseline: { fromMs: 0, toMs: middleMs },
    comparison: { fromMs: middleMs, toMs: 2 * middleMs },
  };
  const plan = planSlices(baseline, comparison);
  if (!plan) {
    throw new Error('The ranges are too short.');
  }
  const cut = (range: TimeRangeMs): DiffSlice => {
    const ticks = getTicks(hour, range);
    return { tree: mergeTrees(ticks), weight: (ticks.length * TICK_MS) / 1000 };
  };
  const sureness = computeSureness(plan.baseline.map(cut), plan.comparison.map(cut), {
    ...options,
    choice: selection ? buildRangeChoice(selection, [...plan.baseline, ...plan.comparison]) : undefined,
  });
  if (sureness.status === 'unknown') {
    throw new Error(`Unknown: ${sureness.reason}.`);
  }
  return sureness;
}

/** Runs auto-select on the CPU cores of the hour. */
export function selectRanges(hour: readonly FlameTree[]): AutoSelection {
  const toMs = hour.length * TICK_MS;
  const selection = autoSelect(
    { timesMs: hour.map((_, tick) => (tick + 1) * TICK_MS), values: hour.map((tree) => getTotal(tree)) },
    { range: { fromMs: 0, toMs }, stepMs: TICK_MS, kind: 'sum', averageUnit: 'cores' },
    toMs,
  );
  if (selection.status !== 'change' && selection.status !== 'quarters') {
    throw new Error(`Nothing could be chosen: ${selection.status}.`);
  }
  return selection;
}

/** Picks the profiles of a range; slices end a millisecond before the next one begins. */
export function getTicks<T>(hour: readonly T[], { fromMs, toMs }: TimeRangeMs): readonly T[] {
  return hour.slice(Math.ceil(fromMs / TICK_MS), Math.ceil(toMs / TICK_MS));
}

export function hasAlarm({ whole, functions }: EstimatedSureness): boolean {
  return whole.isSure || [...functions.values()].some(({ self, total }) => self.isSure || total.isSure);
}
