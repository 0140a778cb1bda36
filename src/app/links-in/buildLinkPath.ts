import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter, Matcher } from 'profile/labels/Filter';
import { EXPLORE_PATH } from 'scenes/links/explorePath';
import { readSelector } from './readSelector';

// This file is part of module.js, which every page of Grafana loads: no package, no regex engine.

/** What other parts of Grafana know about a profile; whatever is unknown is left out. */
export interface LinkedProfile {
  readonly dataSourceUid?: string;
  readonly serviceName?: string;
  readonly profileTypeId?: string;
  /** A label selector as Pyroscope's query editor holds it. */
  readonly labelSelector?: string;
  readonly spanSelectors: readonly string[];
  readonly maxNodes?: number;
  /** As `from` and `to` of a URL: relative, ISO or milliseconds. */
  readonly range: { readonly from: string; readonly to: string };
}

/**
 * Where that profile is seen in the explorer: flame graph of a span, labels of a service, or all services. Every matcher
 * of the selector becomes a filter, but for the `service_name="…"` that chooses the service.
 */
export function buildLinkPath(profile: LinkedProfile): string {
  // A half-written selector is no reason to offer no link.
  const matchers = readSelector(profile.labelSelector ?? '{}') ?? [];
  const service = matchers.find(isService);
  const serviceName = profile.serviceName || service?.value;
  const { spanSelectors, maxNodes, range } = profile;
  const view = !serviceName ? 'all' : spanSelectors.length > 0 ? 'flame-graph' : 'labels';
  const params = new URLSearchParams({ explorationType: view });
  const entries: ReadonlyArray<readonly [string, string | undefined]> = [
    ['var-dataSource', profile.dataSourceUid],
    ['var-serviceName', serviceName],
    ['var-profileMetricId', profile.profileTypeId],
    ['from', range.from],
    ['to', range.to],
    ...matchers
      .filter((matcher) => matcher !== service)
      .map((matcher) => ['var-filters', encodeFilter(toUrlFilter(matcher))] as const),
    ...spanSelectors.map((id) => ['var-spanSelector', id] as const),
    ['maxNodes', maxNodes && maxNodes > 0 ? String(maxNodes) : undefined],
  ];
  entries.forEach(([name, value]) => value && params.append(name, value));
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
