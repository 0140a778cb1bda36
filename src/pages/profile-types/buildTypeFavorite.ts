import type { Favorite } from 'favorites/Favorite';

/** The panel of one profile type of a service, as a favorite. */
export function buildTypeFavorite(serviceName: string, profileTypeId: string): Favorite {
  return { serviceName, profileTypeId, filters: [], panelType: 'time-series' };
}
