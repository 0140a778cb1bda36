import type { SceneObject } from '@grafana/scenes';
import { useMemo } from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import { SUBJECT_KEYS } from 'url/parameters';

/** What the user looks at, apart from the time range. */
export interface Selection {
  readonly dataSourceUid: string;
  /** "" where no service was chosen yet. */
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

/** The selection, followed by a component. */
export function useSelection(origin: SceneObject): Selection {
  const dataSourceUid = useUrl(origin, 'dataSource');
  const serviceName = useUrl(origin, 'service');
  const profileTypeId = useUrl(origin, 'profileType');
  return useMemo(() => ({ dataSourceUid, serviceName, profileTypeId }), [dataSourceUid, serviceName, profileTypeId]);
}
