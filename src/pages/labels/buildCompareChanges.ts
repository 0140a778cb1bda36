import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import { selectValue } from 'profile/labels/toggleValue';
import type { UrlChanges } from 'scenes/links/explorerUrl';

export interface Comparison {
  readonly label: string;
  readonly baseline: string;
  readonly comparison: string;
  readonly filters: readonly Filter[];
  /** The range on the screen, as the URL writes it. */
  readonly range: { readonly from: string; readonly to: string };
}

// The older generation's ranges, which would move a side away.
const OLDER_RANGES = ['diffFrom', 'diffTo', 'diffFrom-2', 'diffTo-2', 'from-2', 'to-2', 'from-3', 'to-3'];

/**
 * What the URL of the diff view changes to compare two values of a label: each side has the filters on the screen, narrowed
 * to its value, and both have the range on the screen. The baseline's range is the page's.
 */
export function buildCompareChanges({ label, baseline, comparison, filters, range }: Comparison): UrlChanges {
  const narrow = (value: string): string[] => selectValue(filters, label, value).map(encodeFilter);
  return {
    ...Object.fromEntries(OLDER_RANGES.map((name) => [name, undefined])),
    explorationType: 'diff-flame-graph',
    'var-filtersBaseline': narrow(baseline),
    'var-filtersComparison': narrow(comparison),
    comparisonFrom: range.from,
    comparisonTo: range.to,
  };
}
