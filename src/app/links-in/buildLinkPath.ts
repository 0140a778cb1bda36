import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter, Matcher } from 'profile/labels/Filter';
import { listPartKinds, type ProfilePart } from 'profile/parts/ProfilePart';
import { EXPLORE_PATH } from 'scenes/links/explorePath';
import { LINK_NAMES } from 'url/linkNames';
import { readSelector } from './readSelector';

// This file is part of module.js, which every page of Grafana loads: no package, no regex engine.

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
  /** As `from` and `to` of a URL: relative, ISO or milliseconds. */
  readonly range: { readonly from: string; readonly to: string };
}

/**
 * Where that profile is seen in the explorer: the flame graph of a span or a single profile, the labels of a service, or all
 * services. Every matcher of the selector becomes a filter, but for the `service_name="…"` that chooses the service.
 * undefined where the explorer would show more than the profile: a span without its service.
 */
export function buildLinkPath(profile: LinkedProfile): string | undefined {
  // A half-written selector is no reason to offer no link.
  const matchers = readSelector(profile.labelSelector ?? '{}') ?? [];
  const service = matchers.find(isService);
  const serviceName = profile.serviceName || service?.value;
  const { part = {}, groupBy, maxNodes, range } = profile;
  const isPart = listPartKinds(part).length > 0;
  if (isPart && !serviceName) {
    return undefined;
  }
  const view = !serviceName ? 'all' : isPart ? 'flame-graph' : 'labels';
  const params = new URLSearchParams({ [LINK_NAMES.view]: view });
  const entries: ReadonlyArray<readonly [keyof typeof LINK_NAMES, string | undefined]> = [
    ['dataSource', profile.dataSourceUid],
    ['service', serviceName],
    ['profileType', profile.profileTypeId],
    ['from', range.from],
    ['to', range.to],
    ...matchers
      .filter((matcher) => matcher !== service)
      .map((matcher) => ['filters', encodeFilter(toUrlFilter(matcher))] as const),
    ...listPartKinds(part).map((kind) => [kind, part[kind]?.join(',')] as const),
    ['groupBy', view === 'labels' ? groupBy : undefined],
    ['maxNodes', maxNodes && maxNodes > 0 ? String(maxNodes) : undefined],
  ];
  entries.forEach(([key, value]) => value && params.append(LINK_NAMES[key], value));
  return `${EXPLORE_PATH}?${params}`;
}

function isService({ label, operator, value }: Matcher): boolean {
  return label === 'service_name' && operator === '=' && value !== '';
}

/** Lists of plain words are shown as such; any other regular expression stays one, which means the same. */
function toUrlFilter({ label, operator, value }: Matcher): Filter {
  if (operator === '=' && value === '') {
    return { label, operator: 'is-empty', values: [] };
  }
  if ((operator === '=~' || operator === '!~') && /^[\w:/-]+(\|[\w:/-]+)*$/.test(value)) {
    return { label, operator: operator === '=~' ? 'in' : 'not-in', values: value.split('|') };
  }
  return { label, operator, values: [value] };
}
