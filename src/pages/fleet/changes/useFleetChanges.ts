import type { SceneObject } from '@grafana/scenes';
import { useKeyedAnswer } from 'components/useAnswer';
import { mapLimited } from 'loading/mapLimited';
import { chooseServicesToTest, NOTHING_TESTED, type Tested } from 'profile/fleet/listChanges';
import { type Baseline, planBaseline } from 'profile/fleet/planBaseline';
import type { Filter } from 'profile/labels/Filter';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileQuery } from 'pyroscope/client';
import { getPyroscopeClient } from 'queries/clients';
import { NODES_PER_SLICE } from 'queries/SliceLoader';
import { useState } from 'react';
import { getEngine } from 'worker/getEngine';
import { type LoadedShift, loadShift } from './loadShift';
import { testServices } from './testServices';

const MAX_PARALLEL = 4;

/** Some lists of twenty services, each in one small table. */
const slicesOfServices = new AnswerCache<FunctionSeries>(100);

export interface FleetChangesQuestion {
  readonly origin: SceneObject;
  readonly dataSourceUid: string;
  readonly query: Pick<ProfileQuery, 'fromMs' | 'toMs' | 'profileTypeId' | 'labelSelector'>;
  readonly filters: readonly Filter[];
  readonly baseline: Baseline;
  readonly formatTime: (timeMs: number) => string;
}

export interface FleetChangesAnswer {
  /** undefined until it is known, and if the baseline would overlap the range. */
  readonly loaded: LoadedShift | undefined;
  readonly baselineRange: TimeRangeMs | undefined;
  readonly error: string | undefined;
  readonly retry: () => void;
  readonly tested: Tested;
  /** Looks into the services that gained or lost most; once more asks only for those that failed or were not reached. */
  readonly test: () => void;
  readonly cancel: () => void;
}

interface TestedOf {
  readonly key: string;
  readonly tested: Tested;
}

/** Finds what changed in the fleet: two requests and, on demand, eight small ones for each of the largest differences. */
export function useFleetChanges(question: FleetChangesQuestion): FleetChangesAnswer {
  const { origin, dataSourceUid, query, filters, baseline, formatTime } = question;
  const { fromMs, toMs, profileTypeId, labelSelector } = query;
  const baselineRange = planBaseline({ fromMs, toMs }, baseline);
  const key = JSON.stringify([dataSourceUid, fromMs, toMs, profileTypeId, labelSelector, baseline]);
  const { current, error, retry } = useKeyedAnswer<LoadedShift>(baselineRange && key, (signal) => {
    const range = { fromMs, toMs };
    const asked = { dataSourceUid, profileTypeId, labelSelector, range, baseline: baselineRange ?? range };
    return loadShift(origin, asked, formatTime, signal);
  });
  const [wanted, setWanted] = useState<string>();
  const isWanted = wanted === key && current !== undefined;
  const {
    value,
    isBusy,
    retry: testAgain,
  } = useKeyedAnswer<TestedOf>(isWanted ? key : undefined, async (signal, show) =>
    current
      ? testServices(
          {
            ...{ loaded: current, filters, services: chooseServicesToTest(current.shift) },
            fetchSlices: (selector, slices, own) =>
              fetchSlices(dataSourceUid, { profileTypeId, labelSelector: selector }, slices, own),
            findCauses: async (tested) => (await getEngine()).findCauses(tested),
          },
          signal,
          (tested) => show({ tested, key }),
        ).then((tested) => ({ tested, key }))
      : Promise.reject(new Error('There is nothing to check.')),
  );
  return {
    ...{ loaded: current, baselineRange, error, retry },
    // Findings from before a cancellation stay.
    tested: value?.key === key ? { ...value.tested, isOpen: isWanted && isBusy } : NOTHING_TESTED,
    test: () => (isWanted ? testAgain() : setWanted(key)),
    cancel: () => setWanted(undefined),
  };
}

function fetchSlices(
  dataSourceUid: string,
  query: Pick<ProfileQuery, 'profileTypeId' | 'labelSelector'>,
  slices: readonly TimeRangeMs[],
  signal: AbortSignal,
): Promise<FunctionSeries> {
  return slicesOfServices.get(
    JSON.stringify([dataSourceUid, query, slices]),
    async (own) => {
      const client = getPyroscopeClient(dataSourceUid);
      const profiles = await mapLimited(slices, MAX_PARALLEL, ({ fromMs, toMs }) =>
        client.fetchProfile({ ...query, fromMs, toMs, maxNodes: NODES_PER_SLICE }, own),
      );
      return (await getEngine()).computeSeries(profiles);
    },
    signal,
  );
}
