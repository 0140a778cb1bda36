import type { Favorite } from 'favorites/Favorite';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import type { SeriesRequest } from 'queries/querySeries';

/** What a panel of a label shows at the most; the expanded panel shows all. */
const MAX_SERIES = 10;
export const MAX_POINTS = 250;

/** The question behind a favorite; without `isExpanded` at most ten series of its label. */
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
