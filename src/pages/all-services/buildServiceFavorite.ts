import type { Favorite } from 'favorites/Favorite';

/** A service's panel as a favorite. Without the filters of the moment: the service is what is starred. */
export function buildServiceFavorite(serviceName: string, profileTypeId: string, colorIndex?: number): Favorite {
  return { serviceName, profileTypeId, filters: [], panelType: 'time-series', colorIndex };
}
