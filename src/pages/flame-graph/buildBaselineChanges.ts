import type { Filter } from 'profile/labels/Filter';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { UrlPatch } from 'url/parameters';

export interface BaselineSubject {
  readonly serviceName: string;
  /** Range of the flame graph, fixed in time. */
  readonly range: TimeRangeMs;
  readonly filters: readonly Filter[];
  /** The time range on the screen, as the URL writes it. */
  readonly panel: { readonly from: string; readonly to: string };
}

/** Builds the change of the URL that opens the diff view with a flame graph as its baseline; the other side is chosen there. */
export function buildBaselineChanges({ serviceName, range, filters, panel }: BaselineSubject): UrlPatch {
  return {
    view: 'diff-flame-graph',
    service: serviceName,
    filtersBaseline: filters,
    filtersComparison: filters,
    comparisonFrom: panel.from,
    comparisonTo: panel.to,
    diffFrom: new Date(range.fromMs).toISOString(),
    diffTo: new Date(range.toMs).toISOString(),
  };
}
