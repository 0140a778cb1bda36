import { useAnswer } from 'components/useAnswer';
import { getDataSourceName } from 'grafana/dataSources';
import { describeHostError } from 'grafana/hostErrors';
import { fetchPluginSettings } from 'grafana/pluginSettings';
import type { HostPattern } from 'profile/lines/buildSourceUrl';
import { parseHostPatterns } from 'profile/lines/parseHostPatterns';
import type { RepositoryOverride } from 'profile/lines/RepositoryOverride';
import { useSyncExternalStore } from 'react';
import { getGithubSource } from './GithubSource';
import { getOverridesStore } from './OverridesStore';

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

/** Where the source of a service can be had; promises reject with an error whose message is for people. */
export function useDetailsSource(dataSourceUid: string, serviceName: string) {
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
    onOverride: (override: RepositoryOverride | undefined) =>
      override ? store.set(override) : store.remove({ dataSourceUid, serviceName }),
    onForgetOverride: (override: RepositoryOverride) => store.remove(override),
    onForgetOverrides: () => store.removeAll(),
  };
}
