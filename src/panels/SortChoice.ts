import type { SceneObject } from '@grafana/scenes';
import { SERVICE_SORTS, type ServiceSort } from 'profile/series/change/sortServices';
import { getFromExplorer } from 'scenes/getFromExplorer';
import { UrlChoice } from './UrlChoice';

/** The order of the list of services, as `sort` in the URL. Who comes back to the list finds it in the same order. */
export class SortChoice extends UrlChoice<ServiceSort> {
  constructor() {
    super('sort', SERVICE_SORTS);
  }
}

/** The order that a scene object's explorer holds. */
export function getSortChoice(origin: SceneObject): SortChoice {
  return getFromExplorer(origin, SortChoice);
}
