import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { SERVICE_SORTS, type ServiceSort } from 'profile/change/sortServices';
import { UrlChoice } from './UrlChoice';

/** The order of the list of services, as `sort` in the URL. Who comes back to the list finds it in the same order. */
export class SortChoice extends UrlChoice<ServiceSort> {
  constructor() {
    super('sort', SERVICE_SORTS);
  }
}

/** The order that a scene object's explorer holds. */
export function getSortChoice(origin: SceneObject): SortChoice {
  // From the root down, where it is among the first: from below, a list of a thousand would be searched first.
  const choice = sceneGraph.findObject(origin.getRoot(), (object) => object instanceof SortChoice);
  if (!(choice instanceof SortChoice)) {
    throw new Error('The scene has no sort choice');
  }
  return choice;
}
