import { rangeUtil, type TimeRange } from '@grafana/data';
import { useAnswer } from 'components/useAnswer';
import { chooseDataSource, listDataSources } from 'grafana/dataSources';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { findMeaningProblem } from 'profile/catalog/findMeaningProblem';
import { buildServiceSelector, type Filter } from 'profile/labels/Filter';
import { buildServiceMatrix, EMPTY_MATRIX, getTypesOfService, type ServiceMatrix } from 'profile/series/ServiceMatrix';
import { findRangeProblem, roundRange } from 'profile/time/TimeRangeMs';
import { ProfileLoader } from 'queries/ProfileLoader';
import { toRangeMs } from 'queries/rangeMs';
import { DEFAULT_MAX_NODES } from 'queries/TenantLimits';
import { useEffect, useMemo, useState } from 'react';
import type { Selection } from 'scenes/explorerUrl';
import { fetchLabelSets } from 'scenes/filters/labelAnswers';
import { describeError } from 'scenes/states/describeError';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { type ComparedSide, compareLive } from './ComparedSide';
import type { SideName } from './useFileSide';
import { useUrlValues } from './useFilesUrl';

const KEYS = ['liveSide', 'dataSource', 'service', 'profileType', 'from', 'to', 'filters'] as const;

/** Side of a comparison that queries a server. */
export interface LiveSide extends Selection {
  /** undefined if both sides are files: then nothing is requested. */
  readonly side: SideName | undefined;
  readonly range: TimeRange;
  readonly filters: readonly Filter[];
  readonly matrix: ServiceMatrix;
  readonly isBusy: boolean;
  /** Sentences that say why there is nothing to show. */
  readonly problem: string | undefined;
  readonly shown: ComparedSide | undefined;
  readonly set: (patch: UrlPatch) => void;
  readonly chooseService: (name: string) => void;
  readonly begin: (side: SideName) => void;
  readonly end: () => void;
}

/** @param fileTypeId what the files of the other side hold, for a choice that fits; undefined if there are none */
export function useLiveSide(url: UrlState, fileTypeId: string | undefined): LiveSide {
  const values = useUrlValues(url, KEYS);
  const { liveSide: side, dataSource, service: serviceName, profileType: profileTypeId, from, to, filters } = values;
  const dataSourceUid = dataSource || chooseDataSource();
  const range = useMemo(() => rangeUtil.convertRawToRange({ from, to }), [from, to]);
  const rangeProblem = findRangeProblem(toRangeMs(range));
  const canAsk = side !== undefined && rangeProblem === undefined;
  const list = useAnswer(
    [canAsk, dataSourceUid, range],
    canAsk
      ? async (signal) => {
          const query = { matchers: [], labelNames: ['service_name', '__profile_type__'] };
          return buildServiceMatrix(
            await fetchLabelSets(dataSourceUid, { ...query, ...roundRange(toRangeMs(range)) }, signal),
          );
        }
      : undefined,
  );
  const matrix = list.value ?? EMPTY_MATRIX;
  const [loader] = useState(() => new ProfileLoader());
  const { status, profile, error } = loader.useState();
  useEffect(() => loader.activate(), [loader]);
  useEffect(() => {
    if (!canAsk || serviceName === '') {
      loader.clear();
      return;
    }
    const labelSelector = buildServiceSelector([serviceName], filters);
    const query = { ...toRangeMs(range), profileTypeId, labelSelector, maxNodes: DEFAULT_MAX_NODES };
    loader.ask({ dataSourceUid, serviceName, query, isProgressive: true });
  }, [loader, canAsk, dataSourceUid, serviceName, profileTypeId, filters, range]);
  const shown = useMemo(
    () => profile && compareLive(profile, describeProfileType(profile.query.profileTypeId), dataSourceUid),
    [profile, dataSourceUid],
  );
  const failed = error && describeError(error);
  const set = (patch: UrlPatch) => url.set(patch);
  return {
    ...{ side, dataSourceUid, serviceName, profileTypeId, range, filters, matrix, set },
    isBusy: list.isBusy || status === 'loading',
    problem: side && (rangeProblem ?? list.error ?? (failed && `${failed.title}. ${failed.nextStep}`)),
    shown: side && serviceName !== '' ? shown : undefined,
    chooseService: (name) =>
      set({
        service: name,
        profileType: chooseLiveType(getTypesOfService(matrix, name), { current: profileTypeId, fileTypeId }),
      }),
    begin: (next) =>
      set({
        liveSide: next,
        dataSource: dataSourceUid,
        ...(next === 'baseline'
          ? { baselineFiles: [], baselineStored: [], baselineSample: '', baselineNarrowing: '' }
          : { comparisonFiles: [], comparisonStored: [], comparisonSample: '', comparisonNarrowing: '' }),
      }),
    end: () =>
      set({
        ...{ liveSide: undefined, service: '', profileType: undefined, filters: [] },
        // Stored files are behind it, too.
        dataSource: url.get('baselineStored').length + url.get('comparisonStored').length > 0 ? dataSourceUid : '',
        ...{ from: undefined, to: undefined },
      }),
  };
}

/** Explains in a sentence why no side can be requested from a server; undefined if one can. */
export function findLiveObstacle(isRefused: boolean): string | undefined {
  if (isRefused) {
    return 'You may not query data sources in this Grafana: files can be compared with files, and stay in this tab.';
  }
  return listDataSources().length === 0
    ? 'There is no Pyroscope data source: files can be compared with files, and stay in this tab.'
    : undefined;
}

interface Wishes {
  readonly current: string;
  /** Profile type of the other side's files; undefined if there are none. */
  readonly fileTypeId: string | undefined;
}

/** Chooses the first profile type of a service: one with the meaning of the files, else the current choice, else the first. */
function chooseLiveType(ids: readonly string[], { current, fileTypeId }: Wishes): string {
  const file = fileTypeId === undefined ? undefined : describeProfileType(fileTypeId);
  const fits = file ? ids.filter((id) => findMeaningProblem(file, describeProfileType(id)) === undefined) : [];
  const ofUnit = file ? ids.filter((id) => !findMeaningProblem(file, describeProfileType(id))?.isRefused) : [];
  return [fits, ofUnit, ids].map((each) => (each.includes(current) ? current : each[0])).find(Boolean) ?? current;
}
