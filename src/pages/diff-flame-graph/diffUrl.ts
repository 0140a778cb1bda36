import type { LabelValue } from 'profile/diff/computeAttribution';
import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import { selectValue } from 'profile/labels/toggleValue';
import type { UrlChanges } from 'scenes/links/explorerUrl';
import { type DiffRanges, encodeDiffRanges, type RawRange, type SideName } from './diffRanges';

/** What the two sides of the page are, as the URL writes it. */
export interface SideSetup {
  /** Of the panel. */
  readonly panel: RawRange;
  /** Of the flame graph; undefined where auto-select chooses it. */
  readonly range: RawRange | undefined;
  readonly filters: readonly Filter[];
  readonly serviceName: string;
}

export type DiffSetup = Readonly<Record<SideName, SideSetup>>;

/** Names in the URL, after the prefix `var-`. */
export const SIDE_FILTERS: Readonly<Record<SideName, string>> = {
  baseline: 'filtersBaseline',
  comparison: 'filtersComparison',
};
/** The comparison's service; without it that of the baseline. */
export const SERVICE_OF_COMPARISON = 'serviceNameComparison';

/** What only a diff has in its URL: without any of these, someone comes from another view. */
const OWN_KEYS = [
  'comparisonFrom',
  'comparisonTo',
  'diffFrom',
  'diffTo',
  'diffFrom-2',
  'diffTo-2',
  'from-2',
  'to-2',
  'from-3',
  'to-3',
  'var-filtersBaseline',
  'var-filtersComparison',
];

export function isEntering(params: URLSearchParams): boolean {
  return !OWN_KEYS.some((key) => params.has(key));
}

/** The panels' ranges of links from upstream's 1.x, which had two of their own; the baseline's is the page's since. */
export function readOlderPanels(params: URLSearchParams): Readonly<Record<SideName, RawRange | undefined>> {
  const read = (from: string | null, to: string | null): RawRange | undefined =>
    from && to ? { from, to } : undefined;
  return {
    baseline: read(params.get('from-2'), params.get('to-2')),
    comparison: read(params.get('from-3'), params.get('to-3')),
  };
}

/** URL parameters of a whole setup. */
export function encodeSetup({ baseline, comparison }: DiffSetup): UrlChanges {
  const ranges: DiffRanges = { baseline: baseline.range, comparison: comparison.range };
  return {
    from: baseline.panel.from,
    to: baseline.panel.to,
    comparisonFrom: comparison.panel.from,
    comparisonTo: comparison.panel.to,
    ...encodeDiffRanges(ranges),
    'var-serviceName': baseline.serviceName,
    'var-serviceNameComparison': comparison.serviceName === baseline.serviceName ? undefined : comparison.serviceName,
    'var-filtersBaseline': baseline.filters.map(encodeFilter),
    'var-filtersComparison': comparison.filters.map(encodeFilter),
  };
}

export function swapSetup({ baseline, comparison }: DiffSetup): DiffSetup {
  return { baseline: comparison, comparison: baseline };
}

/** One side's ranges for both. */
export function copyRange(setup: DiffSetup, from: SideName): DiffSetup {
  const { panel, range } = setup[from];
  return {
    baseline: { ...setup.baseline, panel, range },
    comparison: { ...setup.comparison, panel, range },
  };
}

/** One side's filters for both. */
export function copyFilters(setup: DiffSetup, from: SideName): DiffSetup {
  const { filters } = setup[from];
  return { baseline: { ...setup.baseline, filters }, comparison: { ...setup.comparison, filters } };
}

/** Both sides with these label values alone. */
export function narrowSetup(setup: DiffSetup, labels: readonly LabelValue[]): DiffSetup {
  const narrow = (side: SideSetup): SideSetup => ({
    ...side,
    filters: labels.reduce<readonly Filter[]>(
      (filters, { name, value }) => selectValue(filters, name, value),
      side.filters,
    ),
  });
  return { baseline: narrow(setup.baseline), comparison: narrow(setup.comparison) };
}
