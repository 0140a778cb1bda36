import { LoadingState, type PanelData } from '@grafana/data';
import { computeWeight } from 'profile/amounts/AmountUnit';
import { type ChartTotal, computeChartTotal, computeSeriesOfProfile } from 'profile/amounts/computeSeriesOfProfile';
import type { UnknownMoments } from 'profile/amounts/describeAmount';
import { splitMoments } from 'profile/amounts/splitMoments';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { listPartKinds } from 'profile/parts/ProfilePart';
import { computeDataTime } from 'profile/series/change/dataTime';
import { judgeMissing, type MissingTime } from 'profile/series/change/judgeMissing';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { dropFuture, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ProfileQuery } from 'pyroscope/client';
import type { LoadedProfile } from './ProfileLoader';
import { readSeries } from './readFrame';

/** Content of the chart of one question. The chart itself reports a failure. */
type ChartAnswer =
  | { readonly status: 'read'; readonly series: Series; readonly context: SeriesContext }
  | { readonly status: 'failed' };

/** Charts by their question: a profile on the screen may be older than the chart above it. */
export type ChartAnswers = ReadonlyMap<string, ChartAnswer>;

type ChartQuestion = Pick<ProfileQuery, 'profileTypeId' | 'labelSelector' | 'fromMs' | 'toMs'>;

const MAX_KEPT = 3;

/** Adds the answer of one more chart. An answer that was read before survives a refresh that fails. */
export function keepAnswer(
  answers: ChartAnswers,
  question: ChartQuestion,
  data: PanelData,
  stepMs: number,
): ChartAnswers {
  const key = printKey(question);
  const before = answers.get(key);
  const hasFailed = data.state === LoadingState.Error;
  if (data.state === LoadingState.Loading || (hasFailed && before?.status === 'read')) {
    return answers;
  }
  const answer: ChartAnswer = hasFailed
    ? { status: 'failed' }
    : { status: 'read', ...readSeries(data, question.profileTypeId, stepMs) };
  const others = [...answers].filter(([other]) => other !== key).slice(1 - MAX_KEPT);
  return new Map([...others, [key, answer]]);
}

/** Divisor of a profile's values (0 if unknown), and if it is still loading. */
export interface ProfileWeight {
  readonly weight: number;
  readonly isLoading: boolean;
  /** Reason why the weight of an instantaneous type is unknown. */
  readonly unknown?: UnknownMoments | undefined;
}

export function weighProfile(
  answers: ChartAnswers,
  { query, coverage }: Pick<LoadedProfile, 'query' | 'coverage'>,
): ProfileWeight {
  const answer = answers.get(printKey(query));
  if (!answer) {
    return { weight: 0, isLoading: true };
  }
  const series = answer.status === 'read' ? computeSeriesOfProfile(answer.series, answer.context, query) : undefined;
  const kinds = listPartKinds(query);
  const isOneProfile = kinds.join() === 'profileIds' && query.profileIds?.length === 1;
  const part = kinds.length === 0 ? undefined : isOneProfile ? 'profile' : 'samples';
  const weight = computeWeight(
    {
      profileType: describeProfileType(query.profileTypeId),
      range: query,
      total: coverage.total,
      part,
    },
    series,
  );
  const areSums = answer.status === 'read' && answer.series.moments === 'unknown';
  return {
    weight,
    isLoading: false,
    unknown: weight > 0 ? undefined : part === 'samples' ? 'part' : areSums ? 'pushes' : 'chart',
  };
}

/** Computes the total of the chart of a profile's question; undefined for a part of a profile, as the chart covers the whole. */
export function getChartTotal(answers: ChartAnswers, { query }: Pick<LoadedProfile, 'query'>): ChartTotal | undefined {
  const answer = answers.get(printKey(query));
  const isPart = listPartKinds(query).length > 0 || query.callSite !== undefined;
  return answer?.status === 'read' && !isPart ? computeChartTotal(answer.series, answer.context) : undefined;
}

/** Finds the time of a profile's range that its chart has no data for; undefined if all of it has data, or if that is unknown. */
export function findMissing(answers: ChartAnswers, { query }: Pick<LoadedProfile, 'query'>): MissingTime | undefined {
  const answer = answers.get(printKey(query));
  if (answer?.status !== 'read') {
    return undefined;
  }
  const time = computeDataTime(answer.series, {
    ...answer.context,
    range: dropFuture(answer.context.range, Date.now()),
  });
  return time && judgeMissing(time, undefined);
}

/** The moments of each part of a profile's range; undefined if they are not known, and for types that add up. */
export function weighParts(
  answers: ChartAnswers,
  { query }: Pick<LoadedProfile, 'query'>,
  weight: number,
  ranges: readonly TimeRangeMs[],
): readonly number[] | undefined {
  const answer = answers.get(printKey(query));
  const { isInstant } = describeProfileType(query.profileTypeId);
  return isInstant && weight > 0 && answer?.status === 'read' ? splitMoments(weight, answer.series, ranges) : undefined;
}

function printKey({ profileTypeId, labelSelector, fromMs, toMs }: ChartQuestion): string {
  return JSON.stringify([profileTypeId, labelSelector, fromMs, toMs]);
}
