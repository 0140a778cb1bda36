import type { LabelValue } from 'profile/diff/computeAttribution';
import type { Filter } from 'profile/labels/Filter';
import { selectValue } from 'profile/labels/toggleValue';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { UrlKey } from 'url/names';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { encodeDiffRanges, printRange, RANGE_KEYS, type RawRange, type SideName } from './diffRanges';

/** Setup of one side, as the URL writes it. */
export interface SideSetup {
  readonly panel: RawRange;
  /** Range of the flame graph; undefined if auto-select chooses it. */
  readonly range: RawRange | undefined;
  readonly filters: readonly Filter[];
  readonly serviceName: string;
}

export type DiffSetup = Readonly<Record<SideName, SideSetup>>;

/** URL keys of each side's filters. */
export const SIDE_FILTERS = {
  baseline: 'filtersBaseline',
  comparison: 'filtersComparison',
} as const satisfies Readonly<Record<SideName, UrlKey>>;

/** URL keys that only a diff has: without any of them, the user comes from another view. */
const OWN_KEYS = [
  'comparisonFrom',
  'comparisonTo',
  ...RANGE_KEYS,
  'olderBaselineFrom',
  'olderBaselineTo',
  'olderComparisonFrom',
  'olderComparisonTo',
  'filtersBaseline',
  'filtersComparison',
] as const;

export function comesFromOtherView(url: UrlState): boolean {
  return !OWN_KEYS.some((key) => url.has(key));
}

/** Reads the panels' ranges of links from upstream's 1.x, which had two of their own; the baseline's is the page's since. */
export function readOlderPanels(url: UrlState): Readonly<Record<SideName, RawRange | undefined>> {
  const read = (from: string, to: string): RawRange | undefined => (from && to ? { from, to } : undefined);
  return {
    baseline: read(url.get('olderBaselineFrom'), url.get('olderBaselineTo')),
    comparison: read(url.get('olderComparisonFrom'), url.get('olderComparisonTo')),
  };
}

/** Encodes a whole setup as a change of the URL. */
export function encodeSetup({ baseline, comparison }: DiffSetup): UrlPatch {
  return {
    from: baseline.panel.from,
    to: baseline.panel.to,
    comparisonFrom: comparison.panel.from,
    comparisonTo: comparison.panel.to,
    ...encodeDiffRanges({ baseline: baseline.range, comparison: comparison.range }),
    service: baseline.serviceName,
    comparisonService: comparison.serviceName === baseline.serviceName ? undefined : comparison.serviceName,
    filtersBaseline: baseline.filters,
    filtersComparison: comparison.filters,
  };
}

/** Encodes a setup for others, with absolute times of its ranges, whoever chose them. `panel`: range of the comparison's chart. */
export function encodePinned(
  panel: TimeRangeMs,
  ranges: Readonly<Record<SideName, TimeRangeMs>> | undefined,
): UrlPatch {
  const { from, to } = printRange(panel);
  return {
    comparisonFrom: from,
    comparisonTo: to,
    ...(ranges &&
      encodeDiffRanges({ baseline: printRange(ranges.baseline), comparison: printRange(ranges.comparison) })),
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

/** Narrows both sides to these label values. */
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
