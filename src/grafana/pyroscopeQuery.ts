import type { RawTimeRange } from '@grafana/data';
import { listPartKinds, PART_WORDS, type PartKind, type ProfilePart } from 'profile/parts/ProfilePart';
import { listDataSources, PYROSCOPE_TYPE } from './dataSources';

/** Question that Grafana's own pages, Explore and dashboards, ask of a Pyroscope data source. */
export interface GrafanaQuestion {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  /** `{}` selects everything. */
  readonly labelSelector: string;
  readonly groupBy: readonly string[];
  readonly limit?: number;
  readonly range: RawTimeRange;
  /** Asks for a flame graph instead of series. */
  readonly profile?: ProfilePart & { readonly maxNodes?: number };
}

/** Fields of the data source's query that narrow a profile. */
const SELECTORS: Readonly<Record<PartKind, string>> = {
  spanIds: 'spanSelector',
  profileIds: 'profileIdSelector',
  traceIds: 'traceIdSelector',
};

/**
 * The first version of the data source's plugin that is sure to read a selector; an older one may ignore it and answer the whole
 * profile, as 12.4.0 was seen to do. While it was a part of Grafana it had Grafana's version: the query model of 13.1.1 has
 * profile ids and no trace ids. The one that is a plugin of its own (13.0.1 to 13.0.3 so far) got them later.
 */
const FIRST_VERSIONS: Readonly<Partial<Record<PartKind, string>>> = { profileIds: '13.1.0', traceIds: '13.2.0' };

/** Builds the query as Grafana's Pyroscope data source has it. */
export function buildPyroscopeQuery({ dataSourceUid, profile, ...question }: GrafanaQuestion): Record<string, unknown> {
  const { profileTypeId, labelSelector, groupBy, limit } = question;
  return {
    refId: 'A',
    datasource: { type: PYROSCOPE_TYPE, uid: dataSourceUid },
    queryType: profile ? 'profile' : 'metrics',
    profileTypeId,
    labelSelector,
    groupBy: [...groupBy],
    ...(limit === undefined ? {} : { limit }),
    ...(profile?.maxNodes === undefined ? {} : { maxNodes: profile.maxNodes }),
    ...Object.fromEntries(listPartKinds(profile ?? {}).map((kind) => [SELECTORS[kind], [...(profile?.[kind] ?? [])]])),
  };
}

/** Explains in a sentence why Grafana's own pages would answer another question; undefined if they answer this one. */
export function findQueryObstacle({ dataSourceUid, profile = {} }: GrafanaQuestion): string | undefined {
  const version = getPluginVersion(dataSourceUid);
  const kind = listPartKinds(profile).find((each) => {
    const first = FIRST_VERSIONS[each];
    return first !== undefined && !isAtLeast(version, first);
  });
  if (kind === undefined) {
    return undefined;
  }
  const known = version === '' ? 'of unknown version' : version;
  return `The Pyroscope data source (${known}) is not known to narrow a profile to a ${PART_WORDS[kind].one}: it would answer the whole profile`;
}

/** Returns the version of a data source's plugin, which is not always Grafana's; "" if unknown. */
function getPluginVersion(dataSourceUid: string): string {
  return listDataSources().find(({ uid }) => uid === dataSourceUid)?.meta?.info?.version ?? '';
}

/** Compares "13.0.4" and "13.1.0-pre": what comes after the three numbers does not count. No version is below all others. */
function isAtLeast(version: string, first: string): boolean {
  const [numbers, least] = [version, first].map((text) => /^(\d+)\.(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number));
  const place = least?.findIndex((number, each) => number !== numbers?.[each]) ?? 0;
  return numbers !== undefined && (place === -1 || (numbers[place] ?? 0) > (least?.[place] ?? 0));
}
