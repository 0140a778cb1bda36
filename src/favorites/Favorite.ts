import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import type { PanelType } from 'url/parameters';

/** A panel that a user wants to find again. It holds no data source and no time range: those are the ones on screen. */
export interface Favorite {
  readonly serviceName: string;
  readonly profileTypeId: string;
  /** The label whose values are the panel's series; undefined for one series. */
  readonly groupBy?: string;
  readonly filters: readonly Filter[];
  readonly panelType: PanelType;
  /** Keeps the panel's colour. Favorites that differ in it only are the same. */
  readonly colorIndex?: number;
}

/** Equal for favorites that show the same; the order of filters does not count. */
export function getFavoriteKey({ serviceName, profileTypeId, groupBy, filters, panelType }: Favorite): string {
  return JSON.stringify([serviceName, profileTypeId, groupBy ?? '', panelType, ...filters.map(encodeFilter).sort()]);
}
