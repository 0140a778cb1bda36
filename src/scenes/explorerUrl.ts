import { sceneGraph, type SceneObject, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { UrlKey } from 'url/names';
import { SUBJECT_KEYS, type UrlValues } from 'url/parameters';
import type { UrlState } from 'url/UrlState';

/** URL state of the explorer, as the first part of a scene, where it is found at once. */
export class ExplorerUrl extends SceneObjectBase<SceneObjectState> {
  constructor(readonly url: UrlState) {
    super({});
  }
}

/** Returns the URL state, for any part of a scene. */
export function getUrl(origin: SceneObject): UrlState {
  return getFromExplorer(origin, ExplorerUrl).url;
}

/** Returns one parameter of the URL, followed by a component. */
export function useUrl<K extends UrlKey>(origin: SceneObject, key: K): UrlValues[K] {
  const url = useMemo(() => getUrl(origin), [origin]);
  const subscribe = useCallback((onChange: () => void) => url.subscribe([key], onChange), [url, key]);
  return useSyncExternalStore(subscribe, () => url.get(key));
}

/** Subject that the user looks at, apart from the time range. */
export interface Selection {
  readonly dataSourceUid: string;
  /** "" if no service was chosen yet. */
  readonly serviceName: string;
  readonly profileTypeId: string;
}

export function getSelection(origin: SceneObject): Selection {
  const { dataSource, service, profileType } = getUrl(origin).pick(SUBJECT_KEYS);
  return { dataSourceUid: dataSource, serviceName: service, profileTypeId: profileType };
}

/** Calls back after each change of the selection. Returns what ends it. */
export function subscribeToSelection(origin: SceneObject, onChange: () => void): () => void {
  return getUrl(origin).subscribe(SUBJECT_KEYS, onChange);
}

/** Returns the selection, followed by a component. */
export function useSelection(origin: SceneObject): Selection {
  const dataSourceUid = useUrl(origin, 'dataSource');
  const serviceName = useUrl(origin, 'service');
  const profileTypeId = useUrl(origin, 'profileType');
  return useMemo(() => ({ dataSourceUid, serviceName, profileTypeId }), [dataSourceUid, serviceName, profileTypeId]);
}

/** Returns the object of a class that the explorer above a scene object holds for all views. */
export function getFromExplorer<T extends SceneObject>(
  origin: SceneObject,
  objectClass: new (...parameters: never[]) => T,
): T {
  // Searches from the root, which finds it at once: a search from below would first go through a list of a thousand.
  const found = sceneGraph.findObject(origin.getRoot(), (object) => object instanceof objectClass);
  if (!(found instanceof objectClass)) {
    throw new Error(`The scene has no ${objectClass.name}`);
  }
  return found;
}
