import { type SceneObject, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { UrlKey } from 'url/names';
import type { UrlValues } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { getFromExplorer } from './getFromExplorer';

/** The explorer's hold on what the URL says. It is the first part of a scene, where it is found at once. */
export class ExplorerUrl extends SceneObjectBase<SceneObjectState> {
  constructor(readonly url: UrlState) {
    super({});
  }
}

/** What the URL says, for a part of a scene. */
export function getUrl(origin: SceneObject): UrlState {
  return getFromExplorer(origin, ExplorerUrl).url;
}

/** One parameter of the URL, followed by a component. */
export function useUrl<K extends UrlKey>(origin: SceneObject, key: K): UrlValues[K] {
  const url = useMemo(() => getUrl(origin), [origin]);
  const subscribe = useCallback((onChange: () => void) => url.subscribe([key], onChange), [url, key]);
  return useSyncExternalStore(subscribe, () => url.get(key));
}
