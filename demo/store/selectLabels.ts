import { create } from '@bufbuild/protobuf';
import { type Labels, LabelsSchema, type ProfileType, ProfileTypeSchema } from 'pyroscope/gen/types/v1/types_pb';
import { buildLabelPairs } from './labelPairs';
import { parseSelector } from './parseSelector';
import type { ProfileSeries } from './ProfileSeries';
import type { ProfileStore, TimeRange } from './ProfileStore';
import { parseProfileType, readTimeRange } from './readQuery';

interface MatchersRequest {
  readonly matchers: readonly string[];
  readonly start: bigint;
  readonly end: bigint;
}

/** Lists the names of all labels in use. Names that are no identifiers (`team.name`) are for clients that ask for UTF-8. */
export function selectLabelNames(store: ProfileStore, request: MatchersRequest, allowUtf8: boolean): string[] {
  const names = new Set(selectMatching(store, request).flatMap((series) => [...series.labels.keys()]));
  return [...names].filter((name) => allowUtf8 || isIdentifier(name)).sort();
}

/** Lists the values of a label, of any name. */
export function selectLabelValues(store: ProfileStore, request: MatchersRequest, name: string): string[] {
  const values = new Set<string>();
  for (const series of selectMatching(store, request)) {
    const value = series.labels.get(name);
    if (value !== undefined) {
      values.add(value);
    }
  }
  return [...values].sort();
}

/** Lists the label sets in use, cut down to the labels asked for; no names: all labels. */
export function selectLabelSets(
  store: ProfileStore,
  request: MatchersRequest & { readonly labelNames: readonly string[] },
  allowUtf8: boolean,
): Labels[] {
  const wanted = new Set(request.labelNames);
  const sets = new Map<string, [string, string][]>();
  for (const series of selectMatching(store, request)) {
    const labels = [...series.labels].filter(
      ([name]) => (wanted.size === 0 || wanted.has(name)) && (allowUtf8 || isIdentifier(name)),
    );
    sets.set(JSON.stringify(labels), labels);
  }
  return [...sets.values()].map((labels) => create(LabelsSchema, { labels: buildLabelPairs(labels) }));
}

/** Lists the profile types that have data in the range, by id. */
export function selectProfileTypes(store: ProfileStore, range: TimeRange): ProfileType[] {
  const ids = new Set(store.select([], range).map((series) => series.labels.get('__profile_type__') ?? ''));
  return [...ids].sort().map((ID) => create(ProfileTypeSchema, { ID, ...parseProfileType(ID) }));
}

function selectMatching(store: ProfileStore, request: MatchersRequest): ProfileSeries[] {
  return store.select(request.matchers.map(parseSelector), readTimeRange(store, request));
}

function isIdentifier(name: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name);
}
