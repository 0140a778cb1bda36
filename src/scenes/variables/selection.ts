import type { SceneObject } from '@grafana/scenes';
import { useMemo, useSyncExternalStore } from 'react';
import { getSelectionVariable } from './SelectionVariable';

/** Names in the URL, after the prefix `var-`. */
export const DATA_SOURCE = 'dataSource';
export const SERVICE_NAME = 'serviceName';
export const PROFILE_TYPE = 'profileMetricId';
export const FILTERS = 'filters';
/** Upstream's second list of filters, for All services alone. */
export const UPSTREAM_FILTERS = 'filtersAllServices';
/** A span, 16 hexadecimal digits: only its samples. */
export const SPAN = 'spanSelector';
/** A profile, a UUID: only that one. */
export const PROFILE_ID = 'profileIdSelector';

/** What the user looks at, apart from the time range. */
export interface Selection {
  readonly dataSourceUid: string;
  /** "" where no service was chosen yet. */
  readonly serviceName: string;
  readonly profileTypeId: string;
}

const NAMES = [DATA_SOURCE, SERVICE_NAME, PROFILE_TYPE] as const;

export function getSelection(origin: SceneObject): Selection {
  return {
    dataSourceUid: getSelectionVariable(origin, DATA_SOURCE).state.value,
    serviceName: getSelectionVariable(origin, SERVICE_NAME).state.value,
    profileTypeId: getSelectionVariable(origin, PROFILE_TYPE).state.value,
  };
}

/** Calls back after each change of the selection. Returns what ends it. */
export function subscribeToSelection(origin: SceneObject, onChange: () => void): () => void {
  const subscriptions = NAMES.map((name) => getSelectionVariable(origin, name).subscribeToState(onChange));
  return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
}

/** The selection, followed by a component. */
export function useSelection(origin: SceneObject): Selection {
  const store = useMemo(() => createStore(origin), [origin]);
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

function createStore(origin: SceneObject): { subscribe(onChange: () => void): () => void; getSnapshot(): Selection } {
  let snapshot = getSelection(origin);
  return {
    subscribe: (onChange) => subscribeToSelection(origin, onChange),
    // React asks for the same object as long as nothing changed.
    getSnapshot: () => {
      const next = getSelection(origin);
      const isSame =
        next.dataSourceUid === snapshot.dataSourceUid &&
        next.serviceName === snapshot.serviceName &&
        next.profileTypeId === snapshot.profileTypeId;
      snapshot = isSame ? snapshot : next;
      return snapshot;
    },
  };
}
