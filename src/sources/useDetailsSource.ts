import { useAnswer } from 'components/useAnswer';
import { openKeptStore, useKeptStore } from 'favorites/KeptStore';
import { getDataSourceName } from 'grafana/dataSources';
import { describeHostError } from 'grafana/hostErrors';
import { fetchPluginSettings } from 'grafana/pluginSettings';
import type { HostPattern } from 'profile/lines/buildSourceUrl';
import { parseHostPatterns } from 'profile/lines/parseHostPatterns';
import {
  parseOverrides,
  printOverrides,
  removeOverride,
  type RepositoryOverride,
  setOverride,
} from 'profile/lines/RepositoryOverride';
import { getGithubSource } from './GithubSource';

const NO_PATTERNS: readonly HostPattern[] = [];

let hostPatterns: readonly HostPattern[] | undefined;

/** Fetches the administrators' link patterns once. Rejects with an error whose message is for people. */
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

/** The user's repositories. */
const getOverridesStore = openKeptStore<readonly RepositoryOverride[]>('repositories', {
  parse: parseOverrides,
  print: printOverrides,
});

/** Returns the source of a service's code; promises reject with an error whose message is for people. */
export function useDetailsSource(dataSourceUid: string, serviceName: string) {
  const store = getOverridesStore();
  const { value: overrides, problem } = useKeptStore(store);
  // Profiles say their repositories, too.
  const overridesProblem = problem && `Repositories that you set could not be read. ${problem}`;
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
      store.change((kept) =>
        override ? setOverride(kept, override) : removeOverride(kept, { dataSourceUid, serviceName }),
      ),
    onForgetOverride: (override: RepositoryOverride) => store.change((kept) => removeOverride(kept, override)),
    onForgetOverrides: () => store.change(() => []),
  };
}
