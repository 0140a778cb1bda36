import type { TimeRange } from '@grafana/data';
import type { Favorite } from 'favorites/Favorite';
import { buildServiceSelector } from 'profile/labels/Filter';
import type { ServiceMatrix } from 'profile/series/ServiceMatrix';
import type { SeriesRequest } from 'queries/querySeries';

export interface FavoriteContext {
  readonly dataSourceUid: string;
  readonly range: TimeRange;
  /** undefined until it is known which service sends what. */
  readonly matrix: ServiceMatrix | undefined;
}

export interface FavoritePlan {
  readonly request: SeriesRequest;
  /** Reason why the favorite shows nothing, if the list of services tells it without a query; nothing is requested then. */
  readonly problem: string | undefined;
}

export function planFavorite(favorite: Favorite, { matrix, ...context }: FavoriteContext): FavoritePlan {
  return { request: buildFavoriteRequest(favorite, context), problem: matrix && findProblem(favorite, matrix) };
}

function findProblem({ serviceName, profileTypeId }: Favorite, matrix: ServiceMatrix): string | undefined {
  const types = matrix.typesOfService.get(serviceName);
  if (types?.includes(profileTypeId)) {
    return undefined;
  }
  return types
    ? `“${serviceName}” sends no such profiles in this time range.`
    : `There is no service “${serviceName}” in this time range. It may have another name now.`;
}

/** Largest number of series in a panel of a label; the expanded panel shows all. */
const MAX_SERIES = 10;
export const MAX_POINTS = 250;

/** Builds the question behind a favorite; without `isExpanded` at most ten series of its label. */
export function buildFavoriteRequest(
  { serviceName, profileTypeId, groupBy, filters }: Favorite,
  context: Pick<SeriesRequest, 'dataSourceUid' | 'range'>,
  isExpanded = false,
): SeriesRequest {
  return {
    ...context,
    profileTypeId,
    labelSelector: buildServiceSelector([serviceName], filters),
    groupBy: groupBy === undefined ? [] : [groupBy],
    maxPoints: MAX_POINTS,
    limit: groupBy === undefined || isExpanded ? undefined : MAX_SERIES,
  };
}
