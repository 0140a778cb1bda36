import type { Filter } from 'profile/labels/Filter';
import { selectValue } from 'profile/labels/toggleValue';
import type { UrlPatch } from 'url/parameters';

export interface Comparison {
  readonly label: string;
  readonly baseline: string;
  readonly comparison: string;
  readonly filters: readonly Filter[];
  /** The range on the screen, as the URL writes it. */
  readonly range: { readonly from: string; readonly to: string };
}

/**
 * Builds the change of the URL that compares two values of a label in the diff view: each side has the filters on the
 * screen, narrowed to its value, and both have the range on the screen. The baseline's range is the page's.
 */
export function buildCompareChanges({ label, baseline, comparison, filters, range }: Comparison): UrlPatch {
  return {
    view: 'diff-flame-graph',
    filtersBaseline: selectValue(filters, label, baseline),
    filtersComparison: selectValue(filters, label, comparison),
    comparisonFrom: range.from,
    comparisonTo: range.to,
  };
}
