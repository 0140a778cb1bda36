import type { TimeRange } from '@grafana/data';
import type { Favorite } from 'favorites/Favorite';
import type { ServiceMatrix } from 'profile/series/ServiceMatrix';
import type { SeriesRequest } from 'queries/querySeries';
import { buildFavoriteRequest } from './buildFavoriteRequest';

export interface FavoriteContext {
  readonly dataSourceUid: string;
  readonly range: TimeRange;
  /** Undefined while it is not known who sends what. */
  readonly matrix: ServiceMatrix | undefined;
}

export interface FavoritePlan {
  readonly request: SeriesRequest;
  /** Why the favorite shows nothing, where the list of services tells without a query; nothing is asked then. */
  readonly problem: string | undefined;
}

/** What is asked for a favorite. */
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
