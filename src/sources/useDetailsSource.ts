import { getDataSourceName } from 'grafana/dataSources';
import { fetchPluginSettings } from 'grafana/pluginSettings';
import type { HostPattern } from 'profile/lines/buildSourceUrl';
import { parseHostPatterns } from 'profile/lines/parseHostPatterns';
import type { RepositoryOverride } from 'profile/lines/RepositoryOverride';
import type { SourceServer } from 'profile/lines/SourceServer';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { getGithubSource } from './GithubSource';
import { getOverridesStore } from './OverridesStore';

/** Where the source of a service can be had. */
export interface ServiceSource {
  readonly serviceName: string;
  readonly dataSourceUid: string;
  readonly server: SourceServer;
  readonly hostPatterns: readonly HostPattern[];
  readonly override: RepositoryOverride | undefined;
  readonly otherOverrides: ReadonlyArray<RepositoryOverride & { readonly dataSourceName: string }>;
  readonly onOverride: (override: RepositoryOverride | undefined) => Promise<void>;
  readonly onForgetOverride: (override: RepositoryOverride) => Promise<void>;
  readonly onForgetOverrides: () => Promise<void>;
}

const NO_PATTERNS: readonly HostPattern[] = [];

let hostPatterns: Promise<readonly HostPattern[]> | undefined;

/** Link patterns of the administrators; none where the settings cannot be read. */
function getHostPatterns(): Promise<readonly HostPattern[]> {
  hostPatterns ??= fetchPluginSettings().then(
    ({ jsonData }) => parseHostPatterns(typeof jsonData.sourceHosts === 'string' ? jsonData.sourceHosts : '').patterns,
    () => NO_PATTERNS,
  );
  return hostPatterns;
}

export function useDetailsSource(dataSourceUid: string, serviceName: string): ServiceSource {
  const store = getOverridesStore();
  const overrides = useSyncExternalStore(store.subscribe, store.getOverrides);
  const [patterns, setPatterns] = useState(NO_PATTERNS);
  useEffect(() => {
    let isWanted = true;
    void getHostPatterns().then((known) => isWanted && setPatterns(known));
    return () => {
      isWanted = false;
    };
  }, []);
  const isOwn = (each: RepositoryOverride) => each.dataSourceUid === dataSourceUid && each.serviceName === serviceName;
  return {
    serviceName,
    dataSourceUid,
    server: getGithubSource(dataSourceUid),
    hostPatterns: patterns,
    override: overrides.find(isOwn),
    otherOverrides: overrides
      .filter((each) => !isOwn(each))
      .map((each) => ({ ...each, dataSourceName: getDataSourceName(each.dataSourceUid) })),
    onOverride: (override) => (override ? store.set(override) : store.remove({ dataSourceUid, serviceName })),
    onForgetOverride: (override) => store.remove(override),
    onForgetOverrides: () => store.removeAll(),
  };
}
