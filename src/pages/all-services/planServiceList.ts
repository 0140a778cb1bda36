import type { Filter } from 'profile/labels/Filter';
import { findSentType, getServicesOfType, listTypesOfMeaning, type ServiceMatrix } from 'profile/series/ServiceMatrix';
import type { GroupedSeries, ServiceAnswer } from 'queries/GroupedSeries';

type SeriesState = GroupedSeries['state'];

export interface ServiceListInputs {
  /** undefined until it is known which service sends what. */
  readonly matrix: ServiceMatrix | undefined;
  readonly profileTypeId: string;
  readonly filters: readonly Filter[];
  readonly series: Pick<SeriesState, 'key' | 'answers' | 'complete' | 'missingTypeIds'>;
  readonly listed: readonly string[] | undefined;
}

export interface ServiceListPlan {
  /** All that send the profile type, by name; undefined while that is not known. */
  readonly allNames: readonly string[] | undefined;
  /** Services that pass the filters, by name; undefined until they are known. */
  readonly listed: readonly string[] | undefined;
  /** The type to show in place of the usual one, which nobody sends. */
  readonly otherTypeId: string | undefined;
  /** Ids to request, all with one meaning; the first one that a service sends is shown. */
  readonly typeIds: readonly [string, ...string[]];
}

/** Plans which services the page lists, and by which profile types. */
export function planServiceList(inputs: ServiceListInputs): ServiceListPlan {
  const { matrix, profileTypeId } = inputs;
  const allNames = matrix && getServicesOfType(matrix, profileTypeId);
  const [firstId = profileTypeId, ...moreIds] = matrix ? listTypesOfMeaning(matrix, profileTypeId) : [];
  return {
    allNames,
    listed: allNames && listMatching(allNames, inputs),
    otherTypeId: findSentType(matrix, profileTypeId),
    typeIds: [firstId, ...moreIds],
  };
}

/** Lists the services that pass the filters. Only their series show that, so until then the list stays as it was. */
function listMatching(
  allNames: readonly string[],
  { filters, series, listed }: ServiceListInputs,
): readonly string[] | undefined {
  if (allNames.length === 0 || filters.length === 0) {
    return allNames;
  }
  const { complete, key, answers, missingTypeIds } = series;
  if (complete && complete.key === key) {
    return [...complete.answers.keys()].sort();
  }
  // If some profile types failed, the list has the services of the others, and the ones from before.
  return missingTypeIds.length > 0 ? [...new Set([...(listed ?? []), ...answers.keys()])].sort() : listed;
}

export interface ServicePicture {
  /** The newest series; undefined if there is none. */
  readonly answer: ServiceAnswer | undefined;
  /** True if it answers an older question. */
  readonly isOlder: boolean;
  /** True if a newer answer is on its way. */
  readonly isLoading: boolean;
}

export function planPicture(
  serviceName: string,
  series: Pick<SeriesState, 'key' | 'answers' | 'phase' | 'error' | 'missingTypeIds'>,
): ServicePicture {
  const { answers, key, phase, error, missingTypeIds } = series;
  const answer = answers.get(serviceName);
  const hasFailed =
    error !== undefined && (missingTypeIds.length === 0 || missingTypeIds.includes(answer?.profileTypeId ?? ''));
  return {
    answer,
    isOlder: answer !== undefined && (answer.key !== key || hasFailed),
    isLoading: phase !== 'done',
  };
}
