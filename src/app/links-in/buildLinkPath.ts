import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter, Matcher } from 'profile/labels/Filter';
import { readSelector } from 'profile/labels/readSelector';
import { listPartKinds, type ProfilePart } from 'profile/parts/ProfilePart';
import { EXPLORE_PATH } from 'scenes/links/explorePath';
import { LINK_NAMES } from 'url/linkNames';
import type { LinkRange } from './readContext';

// This file is part of module.js, which every page of Grafana loads, so it uses no package and no regex engine.

/** Another part of Grafana's knowledge about a profile; unknown parts are left out. */
export interface LinkedProfile {
  readonly dataSourceUid?: string;
  readonly serviceName?: string;
  readonly profileTypeId?: string;
  /** A label selector as Pyroscope's query editor holds it. */
  readonly labelSelector?: string;
  /** Narrows the flame graph. */
  readonly part?: ProfilePart;
  /** The label by whose values a series is grouped. */
  readonly groupBy?: string;
  readonly maxNodes?: number;
  readonly range: LinkRange;
}

/** Names and values of a URL, in order; those without a value are left out. */
type Entries = ReadonlyArray<readonly [keyof typeof LINK_NAMES, string | undefined]>;

export function buildPath(view: string, entries: Entries): string {
  const params = new URLSearchParams({ [LINK_NAMES.view]: view });
  entries.forEach(([key, value]) => value && params.append(LINK_NAMES[key], value));
  return `${EXPLORE_PATH}?${params}`;
}

/**
 * Builds the path to the flame graph of that profile, with every matcher of its selector as a filter, but for the
 * `service_name="…"` that chooses the service. undefined without a service.
 */
export function buildFlameGraphPath(profile: LinkedProfile): string | undefined {
  const { serviceName, filters } = readService(profile);
  const { part = {}, maxNodes } = profile;
  return serviceName === undefined
    ? undefined
    : buildPath('flame-graph', [
        ...listSubject(profile, serviceName),
        ...filters,
        ...listPartKinds(part).map((kind) => [kind, part[kind]?.join(',')] as const),
        ['maxNodes', maxNodes && maxNodes > 0 ? String(maxNodes) : undefined],
      ]);
}

/**
 * Builds the path to the labels of the profile's service, or to all services if it has no single one. undefined for a
 * part of a profile, which neither page shows.
 */
export function buildLabelsPath(profile: LinkedProfile): string | undefined {
  const { serviceName, filters } = readService(profile);
  return listPartKinds(profile.part ?? {}).length > 0
    ? undefined
    : buildPath(serviceName === undefined ? 'all' : 'labels', [
        ...listSubject(profile, serviceName),
        ...filters,
        ['groupBy', serviceName === undefined ? undefined : profile.groupBy],
      ]);
}

function listSubject({ dataSourceUid, profileTypeId, range }: LinkedProfile, serviceName: string | undefined): Entries {
  return [
    ['dataSource', dataSourceUid],
    ['service', serviceName],
    ['profileType', profileTypeId],
    ['from', range.from],
    ['to', range.to],
  ];
}

/** Reads the service. A half-written selector still gets a link. */
function readService({ serviceName, labelSelector = '{}' }: LinkedProfile) {
  const matchers = readSelector(labelSelector) ?? [];
  const service = serviceName ? undefined : matchers.find(isService);
  const filters: Entries = matchers
    .filter((matcher) => matcher !== service)
    .map((matcher) => ['filters', encodeFilter(toUrlFilter(matcher))]);
  return { serviceName: serviceName ?? service?.value, filters };
}

function isService({ label, operator, value }: Matcher): boolean {
  return label === 'service_name' && operator === '=' && value !== '';
}

/** Lists of plain words are shown as such; any other regular expression stays one, which means the same. */
function toUrlFilter({ label, operator, value }: Matcher): Filter {
  if (operator === '=' && value === '') {
    return { label, operator: 'is-empty', values: [] };
  }
  const [, bare, inBrackets = bare] = /^(?:([\w:/|-]+)|\(([\w:/|-]+)\))$/.exec(value) ?? [];
  if ((operator === '=~' || operator === '!~') && inBrackets !== undefined && !/^\||\|\||\|$/.test(inBrackets)) {
    return { label, operator: operator === '=~' ? 'in' : 'not-in', values: inBrackets.split('|') };
  }
  return { label, operator, values: [value] };
}
