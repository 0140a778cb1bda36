import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { formatMinute } from 'components/formatMoment';
import { useKeyedAnswer } from 'components/useAnswer';
import type { ExtraColumn } from 'flamegraph/panes/functions-table/buildColumns';
import { usePluginJson } from 'flamegraph/state/pluginJson';
import { loadShift } from 'pages/fleet/changes/loadShift';
import { type ConvertedUnit, computeWeight } from 'profile/amounts/AmountUnit';
import { weighFleet } from 'profile/amounts/weighFleet';
import { describeProfileType, getRateDivisor } from 'profile/catalog/describeProfileType';
import { parseCostRates } from 'profile/cost/CostRates';
import { priceRate } from 'profile/cost/priceProfile';
import type { RangeSeries } from 'profile/fleet/compareServices';
import { planBaseline } from 'profile/fleet/planBaseline';
import { buildColumnFormat } from 'profile/format/buildColumnFormat';
import { putSign } from 'profile/format/formatValue';
import { type Filter, printSelector } from 'profile/labels/Filter';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { getTotal } from 'profile/tree/FlameTree';
import type { ProfileQuery } from 'pyroscope/client';
import { getPyroscopeClient } from 'queries/clients';
import { fetchPart } from 'queries/fetchPart';
import type { LoadedProfile } from 'queries/ProfileLoader';
import type { ReadFleet } from 'queries/readFleet';
import { useMemo, useState } from 'react';
import { decodeInWorker } from 'worker/OpenedProfile';
import { type FleetBefore, type FunctionColumns, loadFunctionColumns } from './loadFunctionColumns';
import { describeThinBaseline, planChange } from './planChange';

export interface FunctionColumnsAsked {
  readonly origin: SceneObject;
  readonly dataSourceUid: string;
  readonly profile: LoadedProfile | undefined;
  /** undefined until its services are known. */
  readonly fleet: ReadFleet | undefined;
  readonly weight: number;
  readonly filters: readonly Filter[];
  /** True if the page shows money and a price is set. */
  readonly isMoney: boolean;
}

export interface ShownFunctionColumns {
  /** undefined if nobody asked for them. */
  readonly columns: readonly ExtraColumn[] | undefined;
  /** Sentence about what is loading or unknown; "" for nothing. */
  readonly sentence: string;
  readonly isBusy: boolean;
  /** Asks, or takes the columns away. */
  readonly toggle: () => void;
}

const WIDTHS_PX = { services: 58, change: 62 };

/** Loads on demand how many services have each function, and its change against the range before. */
export function useFunctionColumns(asked: FunctionColumnsAsked): ShownFunctionColumns {
  const { dataSourceUid, profile, fleet, weight, filters, isMoney } = asked;
  const [isWanted, setWanted] = useState(false);
  const key =
    isWanted && fleet && profile
      ? JSON.stringify([dataSourceUid, profile.query, getTotal(profile.opened.tree), weight, filters])
      : undefined;
  const { value, current, error, isBusy } = useKeyedAnswer<FunctionColumns>(key, (signal, show) => {
    if (!profile || !fleet) {
      return Promise.reject(new Error('There is no profile.'));
    }
    const { query } = profile;
    return loadFunctionColumns(
      {
        ...{ services: fleet.services, filters },
        fetchPart: ({ labelSelector }, own) => fetchPart(dataSourceUid, { ...query, labelSelector }, own),
        fetchBefore: (own) => fetchBefore(asked, query, own),
      },
      signal,
      show,
    );
  });
  const profileTypeId = profile?.query.profileTypeId ?? '';
  const { jsonData } = usePluginJson(isMoney && isWanted);
  const columns = useMemo(
    () => value && buildColumns(value, chooseUnit(profileTypeId, isMoney ? jsonData : undefined)),
    [value, profileTypeId, isMoney, jsonData],
  );
  const progress = value && isBusy ? `${value.doneCount} of ${value.askedCount} questions are answered.` : '';
  return {
    columns: isWanted ? columns : undefined,
    isBusy: isWanted && isBusy,
    sentence: isWanted ? (error ?? (isBusy ? progress : (current?.problems ?? ''))) : '',
    toggle: () => setWanted(!isWanted),
  };
}

/** Fetches both ranges of the services that have data in them: at most four requests. */
async function fetchBefore(
  { origin, dataSourceUid, profile, weight, filters }: FunctionColumnsAsked,
  query: ProfileQuery,
  signal: AbortSignal,
): Promise<FleetBefore> {
  const baseline = planBaseline(query, 'before');
  if (!baseline || !profile) {
    throw new Error('There is no range before.');
  }
  const { fromMs, toMs, profileTypeId } = query;
  const { timeZone } = sceneGraph.getTimeRange(origin).state;
  const formatTime = (timeMs: number) => formatMinute(timeMs, timeZone ?? 'browser');
  const question = {
    dataSourceUid,
    profileTypeId,
    labelSelector: query.labelSelector,
    range: { fromMs, toMs },
    baseline,
  };
  const loaded = await loadShift(origin, question, formatTime, signal);
  const { isPossible, leftOut, note } = planChange(loaded.shift, loaded.drops.length > 0, formatTime);
  if (!isPossible) {
    return { sides: undefined, note };
  }
  const labelSelector =
    leftOut.length === 0
      ? query.labelSelector
      : printSelector([...filters, { label: 'service_name', operator: 'not-in', values: leftOut }]);
  const profileType = describeProfileType(profileTypeId);
  const fetchSide = async (range: TimeRangeMs, { series, context }: RangeSeries) => {
    const own = { ...query, ...range, labelSelector };
    const tree = await decodeInWorker(await getPyroscopeClient(dataSourceUid).fetchProfile(own, signal));
    const charts = [...series].flatMap(([name, points]) => (leftOut.includes(name) ? [] : [{ name, series: points }]));
    const { series: ofProfile } = weighFleet(charts, context);
    return { tree, weight: computeWeight({ profileType, range, total: getTotal(tree) }, ofProfile) };
  };
  const [before, now] = await Promise.all([
    fetchSide(baseline, loaded.baseline),
    leftOut.length === 0 ? { tree: profile.opened.tree, weight } : fetchSide({ fromMs, toMs }, loaded.current),
  ]);
  const thin = describeThinBaseline(before.weight, profileType.isInstant, getDurationMs(baseline));
  return thin === '' ? { sides: { now, before }, note } : { sides: undefined, note: thin };
}

/** Chooses the unit of values per second, or of averages: money if it is wanted and known. */
function chooseUnit(profileTypeId: string, jsonData: Readonly<Record<string, unknown>> | undefined): ConvertedUnit {
  const profileType = describeProfileType(profileTypeId);
  const { isInstant, rateUnit, unit } = profileType;
  const priced = jsonData && priceRate(profileType, parseCostRates(jsonData));
  if (priced?.status === 'priced') {
    return { unit: priced.unit, divisor: priced.divisor };
  }
  return isInstant ? { unit, divisor: 1 } : { unit: rateUnit, divisor: getRateDivisor(rateUnit) };
}

function buildColumns(
  { services, isLowerBound, getChange, askedCount }: FunctionColumns,
  { unit: changeUnit, divisor }: ConvertedUnit,
): readonly ExtraColumn[] {
  const changes = Array.from(services.keys(), getChange);
  const largest = changes.reduce<number>((most, change = 0) => Math.max(most, Math.abs(change)), 0);
  const { unit: unitName, print } = buildColumnFormat(changeUnit, largest / divisor);
  return [
    {
      ...{ key: 'services', heading: 'Services', widthPx: WIDTHS_PX.services },
      title: `In how many of the ${askedCount - 1} heaviest services the function is${isLowerBound ? ', at least' : ''}`,
      getValue: (name) => services.get(name),
      describe: (name) => {
        const count = services.get(name);
        return count === undefined ? '–' : `${isLowerBound ? '≥ ' : ''}${count}`;
      },
    },
    {
      ...{ key: 'change', heading: 'Change', note: unitName, widthPx: WIDTHS_PX.change },
      title:
        'Self in all services that have their data in both ranges, less that of the range before. It may be noise or traffic: “What changed?” tells them apart. A dash where it is not known.',
      getValue: getChange,
      describe: (name) => {
        const change = getChange(name);
        const text = change === undefined ? '–' : print(change / divisor);
        return (change ?? 0) > 0 ? putSign('+', text) : text;
      },
    },
  ];
}
