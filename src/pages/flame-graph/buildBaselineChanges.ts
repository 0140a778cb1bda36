import type { Filter } from 'profile/labels/Filter';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { UrlPatch } from 'url/parameters';

export interface BaselineSubject {
  readonly serviceName: string;
  /** What the flame graph is of, fixed in time. */
  readonly range: TimeRangeMs;
  readonly filters: readonly Filter[];
  /** The time range on the screen, as the URL writes it. */
  readonly panel: { readonly from: string; readonly to: string };
}

/** What the URL of the diff view changes to hold something against a flame graph; the other side is to be chosen there. */
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
