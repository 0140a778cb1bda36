import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { UrlChanges } from 'scenes/links/explorerUrl';

export interface BaselineSubject {
  readonly serviceName: string;
  /** What the flame graph is of, fixed in time. */
  readonly range: TimeRangeMs;
  readonly filters: readonly Filter[];
  /** The time range on the screen, as the URL writes it. */
  readonly panel: { readonly from: string; readonly to: string };
}

/** What the URL of the diff view changes to hold something against a flame graph; the other side is to be chosen there. */
export function buildBaselineChanges({ serviceName, range, filters, panel }: BaselineSubject): UrlChanges {
  const encoded = filters.map(encodeFilter);
  return {
    explorationType: 'diff-flame-graph',
    'var-serviceName': serviceName,
    'var-serviceNameComparison': undefined,
    'var-filtersBaseline': encoded,
    'var-filtersComparison': encoded,
    comparisonFrom: panel.from,
    comparisonTo: panel.to,
    diffFrom: new Date(range.fromMs).toISOString(),
    diffTo: new Date(range.toMs).toISOString(),
    'diffFrom-2': undefined,
    'diffTo-2': undefined,
  };
}
