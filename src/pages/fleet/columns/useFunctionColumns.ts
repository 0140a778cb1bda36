import { dateTime, makeTimeRange } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { useKeyedAnswer } from 'components/useAnswer';
import type { ExtraColumn } from 'flamegraph/panes/functions-table/buildColumns';
import { computeWeight } from 'profile/amounts/computeWeight';
import { describeProfileType, getRateDivisor } from 'profile/catalog/describeProfileType';
import { planBaseline } from 'profile/fleet/planBaseline';
import { buildColumnFormat } from 'profile/format/buildColumnFormat';
import { formatDurationNs, putSign } from 'profile/format/formatValue';
import type { Filter } from 'profile/labels/Filter';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { getTotal } from 'profile/tree/FlameTree';
import type { ProfileQuery } from 'pyroscope/client';
import { getPyroscopeClient } from 'queries/clients';
import { fetchPart } from 'queries/fetchPart';
import type { LoadedProfile } from 'queries/ProfileLoader';
import type { SeriesRequest } from 'queries/querySeries';
import { type ReadFleet, readFleet } from 'queries/readFleet';
import { runSeries } from 'queries/runSeries';
import { useMemo, useState } from 'react';
import { decodeInWorker } from 'worker/OpenedProfile';
import { type FleetBefore, type FunctionColumns, loadFunctionColumns } from './loadFunctionColumns';

export interface FunctionColumnsAsked {
  readonly origin: SceneObject;
  readonly dataSourceUid: string;
  readonly profile: LoadedProfile | undefined;
  /** undefined until its services are known. */
  readonly fleet: ReadFleet | undefined;
  readonly weight: number;
  readonly filters: readonly Filter[];
  /** How much each service uses, as it is asked for the range itself. */
  readonly series: SeriesRequest | undefined;
}

export interface ShownFunctionColumns {
  /** undefined where nobody asked for them. */
  readonly columns: readonly ExtraColumn[] | undefined;
  /** What is under way, or not known; "" for nothing. */
  readonly sentence: string;
  readonly isBusy: boolean;
  /** Asks, or takes the columns away. */
  readonly toggle: () => void;
}

/** Of a side that has data for less, what a function costs per second says too little. */
const LEAST_PART = 0.75;

const WIDTHS_PX = { services: 58, change: 62 };

/** In how many services each function is, and its change against the range before: asked for on somebody's word. */
export function useFunctionColumns(asked: FunctionColumnsAsked): ShownFunctionColumns {
  const { dataSourceUid, profile, fleet, weight, filters } = asked;
  const [isWanted, setWanted] = useState(false);
  const key =
    isWanted && fleet && profile
      ? JSON.stringify([dataSourceUid, profile.query, getTotal(profile.opened.tree), weight, filters])
      : undefined;
  const { value, current, error, isBusy } = useKeyedAnswer<FunctionColumns>(key, (signal, show) => {
    if (!profile || !fleet) {
      return Promise.reject(new Error('There is no profile.'));
    }
    const { query, opened } = profile;
    return loadFunctionColumns(
      {
        ...{ services: fleet.services, filters, tree: opened.tree, weight },
        fetchPart: ({ labelSelector }, own) => fetchPart(dataSourceUid, { ...query, labelSelector }, own),
        fetchBefore: (own) => fetchBefore(asked, query, own),
      },
      signal,
      show,
    );
  });
  const profileTypeId = profile?.query.profileTypeId ?? '';
  const columns = useMemo(() => value && buildColumns(value, profileTypeId), [value, profileTypeId]);
  const progress = value && isBusy ? `${value.doneCount} of ${value.askedCount} questions are answered.` : '';
  return {
    columns: isWanted ? columns : undefined,
    isBusy: isWanted && isBusy,
    sentence: isWanted ? (error ?? (isBusy ? progress : (current?.problems ?? ''))) : '',
    toggle: () => setWanted(!isWanted),
  };
}

async function fetchBefore(
  { origin, dataSourceUid, series }: FunctionColumnsAsked,
  query: ProfileQuery,
  signal: AbortSignal,
): Promise<FleetBefore> {
  const range = planBaseline(query, 'before');
  if (!range || !series) {
    throw new Error('There is no range before.');
  }
  const request: SeriesRequest = {
    ...{ ...series, groupBy: ['service_name'] },
    range: makeTimeRange(dateTime(range.fromMs), dateTime(range.toMs)),
  };
  const [bytes, answer] = await Promise.all([
    getPyroscopeClient(dataSourceUid).fetchProfile({ ...query, ...range }, signal),
    runSeries(origin, request, signal),
  ]);
  const tree = await decodeInWorker(bytes);
  const profileType = describeProfileType(query.profileTypeId);
  const total = getTotal(tree);
  const weight = computeWeight({ profileType, range, total }, readFleet(answer, request).series);
  const durationMs = getDurationMs(range);
  const isShort = !profileType.isInstant && weight * 1000 < LEAST_PART * durationMs;
  return {
    ...{ tree, weight },
    problem:
      total === 0
        ? 'The range before has no data: no change is shown.'
        : weight <= 0
          ? 'How much was in use at a time is not known: no change is shown.'
          : isShort
            ? `The range before has data for ${formatDurationNs(weight * 1e9)} of ${formatDurationNs(durationMs * 1e6)}: no change is shown.`
            : '',
  };
}

function buildColumns(
  { services, isLowerBound, getChange, askedCount }: FunctionColumns,
  profileTypeId: string,
): readonly ExtraColumn[] {
  const { isInstant, rateUnit, unit } = describeProfileType(profileTypeId);
  const [changeUnit, divisor] = isInstant ? [unit, 1] : [rateUnit, getRateDivisor(rateUnit)];
  const changes = Array.from(services.keys(), getChange);
  const largest = changes.reduce<number>((most, change = 0) => Math.max(most, Math.abs(change)), 0);
  const { unit: unitName, print } = buildColumnFormat(changeUnit, largest / divisor);
  return [
    {
      ...{ key: 'services', heading: 'Services', widthPx: WIDTHS_PX.services },
      title: `In how many of the ${askedCount - 1} heaviest services the function is${isLowerBound ? ', at least' : ''}`,
      describe: (name) => {
        const count = services.get(name);
        return count === undefined ? '–' : `${isLowerBound ? '≥ ' : ''}${count}`;
      },
    },
    {
      ...{ key: 'change', heading: 'Change', note: unitName, widthPx: WIDTHS_PX.change },
      title:
        'Self in all of the fleet, less that of the range before. It may be noise, traffic, or a service whose data are incomplete: “What changed?” tells them apart. A dash where it is not known.',
      describe: (name) => {
        const change = getChange(name);
        const text = change === undefined ? '–' : print(change / divisor);
        return (change ?? 0) > 0 ? putSign('+', text) : text;
      },
    },
  ];
}
