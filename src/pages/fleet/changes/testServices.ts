import { mapLimited } from 'loading/mapLimited';
import { describeProfileType, getRateDivisor } from 'profile/catalog/describeProfileType';
import type { ServiceShift } from 'profile/fleet/compareServices';
import type { FleetCause, TestedService } from 'profile/fleet/findCauses';
import type { Tested, TestState } from 'profile/fleet/listChanges';
import { BASELINE_SLICES, cutSides } from 'profile/fleet/normaliseSlices';
import { buildServiceSelector, type Filter } from 'profile/labels/Filter';
import { computeAverage } from 'profile/series/ranges/computeAverage';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { LoadedShift } from './loadShift';

export interface TestQuestion {
  readonly loaded: LoadedShift;
  /** The largest first. */
  readonly services: readonly ServiceShift[];
  readonly filters: readonly Filter[];
  /** Functions of one service in each slice, from a request a slice, at most four at a time. */
  readonly fetchSlices: (
    labelSelector: string,
    slices: readonly TimeRangeMs[],
    signal: AbortSignal,
  ) => Promise<FunctionSeries>;
  readonly findCauses: (tested: readonly TestedService[]) => Promise<readonly FleetCause[]>;
}

/**
 * Tests services one after the other by eight slices each, whose functions show what changed. Results are shown as
 * they come; a service that fails is named and does not stop the others.
 */
export async function testServices(
  { loaded, services, filters, fetchSlices, findCauses }: TestQuestion,
  signal: AbortSignal,
  show: (tested: Tested) => void,
): Promise<Tested> {
  let known: Tested = { states: new Map(services.map(({ name }) => [name, 'waiting'])), causes: [], isOpen: true };
  const tested: TestedService[] = [];
  show(known);
  await mapLimited(services, 1, async ({ name, ranges, slotMs, stretch }) => {
    signal.throwIfAborted();
    let state: TestState = 'tested';
    try {
      const slices = cutSides(ranges, slotMs);
      const series = await fetchSlices(buildServiceSelector([name], filters), slices, signal);
      tested.push({ name, series, weights: weigh(loaded, name, slices, series), standsOut: stretch !== undefined });
    } catch (error) {
      signal.throwIfAborted();
      state = { failure: error instanceof Error ? error.message : String(error) };
    }
    known = {
      isOpen: true,
      states: new Map([...known.states, [name, state]]),
      causes: state === 'tested' ? await findCauses(tested) : known.causes,
    };
    show(known);
  });
  return { ...known, isOpen: false };
}

/** Returns the divisor of each slice's values that makes them averages: seconds in the unit of averages, or moments. */
function weigh(
  { baseline, current, question }: LoadedShift,
  name: string,
  slices: readonly TimeRangeMs[],
  { sliceTotal }: FunctionSeries,
): readonly number[] {
  const { isInstant, rateUnit } = describeProfileType(question.profileTypeId);
  return slices.map((slice, place) => {
    if (!isInstant) {
      return (getDurationMs(slice) / 1000) * getRateDivisor(rateUnit);
    }
    const series = (place < BASELINE_SLICES ? baseline : current).series.get(name);
    const average = series && computeAverage(series, slice);
    return average ? (sliceTotal[place] ?? 0) / average : 0;
  });
}
