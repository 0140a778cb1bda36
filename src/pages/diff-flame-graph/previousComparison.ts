import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import type { UrlPatch } from 'url/parameters';
import type { DiffSetup } from './diffUrl';

/** A comparison that somebody left for another view. */
export interface PreviousComparison {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  readonly setup: DiffSetup;
  /** URL parameters of the page. */
  readonly patch: UrlPatch;
  /** Filters of the other views at that time, as the URL writes them. */
  readonly viewFilters: readonly string[];
}

/** Subject that decides whether somebody returns to the previous comparison. */
export interface EntryPoint {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  readonly serviceName: string;
  readonly panel: { readonly from: string; readonly to: string };
  readonly viewFilters: readonly string[];
}

/** Kept as long as Grafana is not reloaded; links and the back button have it all in the URL. */
let previous: PreviousComparison | undefined;

export function keepComparison(comparison: PreviousComparison): void {
  previous = comparison;
}

export function getPreviousComparison(): PreviousComparison | undefined {
  return previous;
}

/**
 * True if a comparison is still meant when its view opens again: `same` if nothing else was chosen meanwhile, so it comes
 * back by itself; `other` if something was, so it is offered.
 */
export function matchEntry(
  { dataSourceUid, profileTypeId, setup, viewFilters }: PreviousComparison,
  entry: EntryPoint,
): 'same' | 'other' {
  const { panel, serviceName } = setup.baseline;
  const before = [dataSourceUid, profileTypeId, serviceName, panel.from, panel.to, ...viewFilters];
  const now = [
    entry.dataSourceUid,
    entry.profileTypeId,
    entry.serviceName,
    entry.panel.from,
    entry.panel.to,
    ...entry.viewFilters,
  ];
  return JSON.stringify(before) === JSON.stringify(now) ? 'same' : 'other';
}

/** True if a comparison has more than a fresh start gives: chosen ranges, sides that differ, another service. */
export function isWorthKeeping({ setup: { baseline, comparison }, viewFilters }: PreviousComparison): boolean {
  const isOfView = (filters: readonly Filter[]): boolean =>
    JSON.stringify(filters.map(encodeFilter)) === JSON.stringify(viewFilters);
  return (
    baseline.range !== undefined ||
    comparison.range !== undefined ||
    baseline.serviceName !== comparison.serviceName ||
    JSON.stringify(baseline.panel) !== JSON.stringify(comparison.panel) ||
    !isOfView(baseline.filters) ||
    !isOfView(comparison.filters)
  );
}
