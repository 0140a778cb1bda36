import type { Filter } from 'profile/labels/Filter';
import { openUrl } from '../../../tests/helpers/openUrl';
import { decodeDiffRanges, encodeDiffRanges, evaluateRange, NO_RANGES, RANGE_KEYS } from './diffRanges';
import {
  copyFilters,
  copyRange,
  type DiffSetup,
  encodePinned,
  encodeSetup,
  comesFromOtherView,
  narrowSetup,
  readOlderPanels,
  swapSetup,
} from './diffUrl';

const REGION: Filter = { label: 'region', operator: '=', values: ['eu'] };

const setup: DiffSetup = {
  baseline: {
    panel: { from: 'now-2h', to: 'now-1h' },
    range: { from: 'now-90m', to: 'now-80m' },
    filters: [REGION],
    serviceName: 'checkout',
  },
  comparison: { panel: { from: 'now-1h', to: 'now' }, range: undefined, filters: [], serviceName: 'ledger' },
};

test('ranges survive the URL', () => {
  const ranges = {
    baseline: { from: 'now-1h', to: 'now' },
    comparison: { from: '1795421460000', to: '1795425060000' },
  };
  const { url } = openUrl('explorationType=diff-flame-graph');
  url.set(encodeDiffRanges(ranges));
  expect(decodeDiffRanges(url.pick(RANGE_KEYS))).toEqual(ranges);
  url.set(encodeDiffRanges(NO_RANGES));
  expect(decodeDiffRanges(url.pick(RANGE_KEYS))).toEqual(NO_RANGES);
});

test.each<[Record<string, string>]>([
  [{}],
  [{ diffFrom: 'now-1h' }],
  [{ diffFrom: '0', diffTo: '0' }],
  [{ diffFrom: '', diffTo: 'now' }],
  [{ diffFrom: '1970-01-01T00:00:00.000Z', diffTo: '1970-01-01T00:00:00.000Z' }],
])('%j chooses nothing', (values) => {
  const { url } = openUrl(new URLSearchParams(values).toString());
  expect(decodeDiffRanges(url.pick(RANGE_KEYS))).toEqual(NO_RANGES);
});

test.each([
  ['2026-11-23T14:00:00Z', '2026-11-23T15:00:00Z', Date.UTC(2026, 10, 23, 14), Date.UTC(2026, 10, 23, 15)],
  ['1795421460000', '1795425060000', 1795421460000, 1795425060000],
  // What is wrong with it is said, so it has to be read.
  ['1693-01-01T00:00:00Z', '1693-01-02T00:00:00Z', Date.UTC(1693, 0, 1), Date.UTC(1693, 0, 2)],
])('%s to %s is a range', (from, to, fromMs, toMs) => {
  expect(evaluateRange({ from, to }, 'utc')).toEqual({ fromMs, toMs });
});

test.each([
  ['now', 'now-1h'],
  ['now-1h', 'now-1h'],
  ['nonsense', 'now'],
  ['0', '0'],
])('%s to %s is no range', (from, to) => {
  expect(evaluateRange({ from, to }, 'utc')).toBeUndefined();
});

test('someone enters as long as the URL has nothing that only a diff has', () => {
  expect(comesFromOtherView(openUrl('from=now-1h&var-filters=a|=|b&var-serviceName=checkout').url)).toBe(true);
  for (const own of ['comparisonFrom=now-1h', 'diffFrom=now', 'from-2=now-1h', 'var-filtersBaseline=a|=|b']) {
    expect(comesFromOtherView(openUrl(`from=now-1h&${own}`).url)).toBe(false);
  }
});

test('links of upstream’s 1.x have both panels’ ranges', () => {
  expect(readOlderPanels(openUrl('from-2=now-3h&to-2=now-2h&from-3=now-1h&to-3=now').url)).toEqual({
    baseline: { from: 'now-3h', to: 'now-2h' },
    comparison: { from: 'now-1h', to: 'now' },
  });
  expect(readOlderPanels(openUrl('from-2=now-3h').url)).toEqual({ baseline: undefined, comparison: undefined });
});

test('a setup is written with the page’s range for the baseline', () => {
  expect(encodeSetup(setup)).toMatchObject({
    from: 'now-2h',
    to: 'now-1h',
    comparisonFrom: 'now-1h',
    diffFrom: 'now-90m',
    diffComparisonFrom: undefined,
    service: 'checkout',
    comparisonService: 'ledger',
    filtersBaseline: [REGION],
    filtersComparison: [],
  });
});

test('swapping twice is nothing', () => {
  expect(swapSetup(setup).baseline).toBe(setup.comparison);
  expect(swapSetup(swapSetup(setup))).toEqual(setup);
});

test('ranges and filters are copied one by one', () => {
  expect(copyRange(setup, 'baseline').comparison).toEqual({
    ...setup.comparison,
    panel: setup.baseline.panel,
    range: setup.baseline.range,
  });
  expect(copyFilters(setup, 'comparison').baseline.filters).toEqual([]);
});

test('narrowing replaces what a side said of the label', () => {
  const { baseline, comparison } = narrowSetup(setup, [{ name: 'region', value: 'us' }]);
  expect(encodeSetup({ baseline, comparison })).toMatchObject({
    filtersBaseline: [{ ...REGION, values: ['us'] }],
    filtersComparison: [{ ...REGION, values: ['us'] }],
  });
});

test('a link that is shared has the times that auto-select chose, and those of the comparison’s chart', () => {
  const at = (minute: number) => Date.UTC(2026, 10, 23, 7, minute);
  const chosen = {
    baseline: { fromMs: at(0), toMs: at(20) },
    comparison: { fromMs: at(25), toMs: at(60) },
  };
  const { url } = openUrl('explorationType=diff-flame-graph&from=now-1h&to=now&comparisonFrom=now-1h&comparisonTo=now');
  url.set(encodePinned({ fromMs: at(0), toMs: at(60) }, chosen));
  expect(url.pick(['comparisonFrom', 'comparisonTo'])).toEqual({
    comparisonFrom: '2026-11-23T07:00:00.000Z',
    comparisonTo: '2026-11-23T08:00:00.000Z',
  });
  const { baseline, comparison } = decodeDiffRanges(url.pick(RANGE_KEYS));
  expect(baseline && evaluateRange(baseline, 'utc')).toEqual(chosen.baseline);
  expect(comparison && evaluateRange(comparison, 'utc')).toEqual(chosen.comparison);
});

test('where no ranges are found yet, a shared link leaves them to auto-select', () => {
  const { url } = openUrl('explorationType=diff-flame-graph');
  url.set(encodePinned({ fromMs: 1_000_000_000_000, toMs: 1_000_003_600_000 }, undefined));
  expect(decodeDiffRanges(url.pick(RANGE_KEYS))).toEqual(NO_RANGES);
});
