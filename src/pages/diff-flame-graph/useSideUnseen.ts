import { type Unseen, useUnseen } from 'flamegraph/state/useUnseen';
import { computeWeight } from 'profile/amounts/AmountUnit';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { useMemo } from 'react';
import { fetchCluePprof, getPprofKey } from 'sources/fetchPprof';

interface SideInput {
  readonly dataSourceUid: string;
  /** Profile, if it belongs to the question. */
  readonly profile: LoadedProfile | undefined;
  readonly question: DiffQuestion | undefined;
  /** True if something on the screen depends on code without symbols, whatever the chart says. */
  readonly isWanted: boolean;
}

/** Finds what a side's flame graph lacks compared with its chart, and which code without symbols it counts for its callers. */
export function useSideUnseen({ dataSourceUid, profile, question, isWanted }: SideInput): Unseen {
  const series = question?.series;
  const profileType = question?.profileType;
  const total = profile?.coverage.total ?? 0;
  const chart = useMemo(
    () =>
      series && profileType?.isInstant === false
        ? { total: series.average * series.weight, slotCount: series.slotCount }
        : undefined,
    [series, profileType],
  );
  return useUnseen({
    key: profile && getPprofKey(dataSourceUid, profile.query),
    profileTypeId: profile?.query.profileTypeId ?? '',
    coverage: profile?.coverage,
    chart,
    weight: question ? computeWeight({ profileType: question.profileType, range: question.range, total }, series) : 0,
    isWanted: isWanted && profile !== undefined,
    fetchPprof: (signal) =>
      profile ? fetchCluePprof(dataSourceUid, profile.query, signal) : Promise.reject(new Error('No profile.')),
  });
}
