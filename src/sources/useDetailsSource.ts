import { useAnswer } from 'components/useAnswer';
import { getDataSourceName } from 'grafana/dataSources';
import { describeHostError } from 'grafana/hostErrors';
import { fetchPluginSettings } from 'grafana/pluginSettings';
import type { HostPattern } from 'profile/lines/buildSourceUrl';
import { parseHostPatterns } from 'profile/lines/parseHostPatterns';
import type { RepositoryOverride } from 'profile/lines/RepositoryOverride';
import type { SourceServer } from 'profile/lines/SourceServer';
import { useSyncExternalStore } from 'react';
import { getGithubSource } from './GithubSource';
import { getOverridesStore } from './OverridesStore';

/** Where the source of a service can be had. */
export interface ServiceSource {
  readonly serviceName: string;
  readonly dataSourceUid: string;
  /** What of all this could not be read, as a sentence; "" for nothing. */
  readonly problem: string;
  readonly server: SourceServer;
  readonly hostPatterns: readonly HostPattern[];
  readonly override: RepositoryOverride | undefined;
  readonly otherOverrides: ReadonlyArray<RepositoryOverride & { readonly dataSourceName: string }>;
  readonly onOverride: (override: RepositoryOverride | undefined) => Promise<void>;
  readonly onForgetOverride: (override: RepositoryOverride) => Promise<void>;
  readonly onForgetOverrides: () => Promise<void>;
}

const NO_PATTERNS: readonly HostPattern[] = [];

let hostPatterns: readonly HostPattern[] | undefined;

/** Link patterns of the administrators, asked for once. Rejects with an error whose message is for people. */
async function getHostPatterns(): Promise<readonly HostPattern[]> {
  if (!hostPatterns) {
    const { sourceHosts } = (await fetchPluginSettings().catch(rethrow)).jsonData;
    hostPatterns = parseHostPatterns(typeof sourceHosts === 'string' ? sourceHosts : '').patterns;
  }
  return hostPatterns;
}

function rethrow(error: unknown): never {
  throw new Error(describeHostError(error), { cause: error });
}

export function useDetailsSource(dataSourceUid: string, serviceName: string): ServiceSource {
  const store = getOverridesStore();
  const overrides = useSyncExternalStore(store.subscribe, store.getOverrides);
  const overridesProblem = useSyncExternalStore(store.subscribe, store.getProblem);
  const { value: patterns = NO_PATTERNS, error } = useAnswer([], getHostPatterns);
  const patternsProblem = error === undefined ? '' : `The administrators’ links to source could not be read. ${error}`;
  const isOwn = (each: RepositoryOverride) => each.dataSourceUid === dataSourceUid && each.serviceName === serviceName;
  return {
    serviceName,
    dataSourceUid,
    server: getGithubSource(dataSourceUid),
    problem: [overridesProblem, patternsProblem].filter(Boolean).join(' '),
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
