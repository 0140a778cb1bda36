import { type DataFrame, dateTime, FieldType, LoadingState, makeTimeRange, type PanelData } from '@grafana/data';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { getSeriesKey } from 'queries/SeriesLoader';
import {
  type ComparisonInputs,
  mapSides,
  measureRange,
  planComparison,
  planSeries,
  readChart,
  type SideInputs,
} from './planComparison';

const NOW = Date.UTC(2026, 10, 23, 8);
const MINUTE = 60_000;
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

/** Makes a range of the hour before `NOW`. */
const minutes = (from: number, to: number): TimeRangeMs => ({
  fromMs: NOW - (60 - from) * MINUTE,
  toMs: NOW - (60 - to) * MINUTE,
});

const timeRange = ({ fromMs, toMs }: TimeRangeMs) => makeTimeRange(dateTime(fromMs), dateTime(toMs));

const QUIET: SideInputs = {
  profileTypeId: CPU,
  serviceName: 'checkout',
  selector: '{service_name="checkout"}',
  panel: timeRange(minutes(0, 60)),
  chosen: undefined,
  answer: undefined,
  hasFailed: false,
};

function inputs(
  sides: Partial<Record<'baseline' | 'comparison' | 'both', Partial<SideInputs>>>,
  rest?: object,
): ComparisonInputs {
  return {
    dataSourceUid: 'pyroscope',
    sides: {
      baseline: { ...QUIET, ...sides.both, ...sides.baseline },
      comparison: { ...QUIET, ...sides.both, ...sides.comparison },
    },
    shownRanges: undefined,
    maxNodes: 16_384,
    nowMs: NOW,
    formatTime: (timeMs) => new Date(timeMs).toISOString().slice(11, 16),
    ...rest,
  };
}

/** Answers a side's chart: a core or so in each step of 15 s for which `getCores` gives a number. */
function answer(
  of: ComparisonInputs,
  side: 'baseline' | 'comparison',
  getCores: (minute: number) => number | undefined,
) {
  const request = planSeries(of).series[side];
  const { from, to } = request.range;
  const points: Array<[number, number]> = [];
  for (let timeMs = from.valueOf(); timeMs <= to.valueOf(); timeMs += 15_000) {
    const cores = getCores(60 - (NOW - timeMs) / MINUTE);
    if (cores !== undefined) {
      points.push([timeMs, cores]);
    }
  }
  const frame: DataFrame = {
    length: points.length,
    meta: { custom: { rateCalculated: true } },
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: points.map(([timeMs]) => timeMs) },
      { name: 'value', type: FieldType.number, config: { interval: 15_000 }, values: points.map(([, value]) => value) },
    ],
  };
  const data: PanelData = { state: LoadingState.Done, series: [frame], timeRange: request.range };
  return { key: getSeriesKey(request), data };
}

const STEP = (minute: number) => (minute < 40 ? 1 : 3) + 0.01 * Math.sin(minute * 7);
const CHOSEN = { baseline: { chosen: minutes(5, 20) }, comparison: { chosen: minutes(30, 50) } };

test('sides that differ in nothing but time share one series, and wait for it', () => {
  const plan = planComparison(inputs({}));
  expect(plan.isOneSeries).toBe(true);
  expect(plan.ranges).toEqual({ status: 'waiting' });
  expect(plan.queries).toBeUndefined();
  expect(plan.questions).toBeUndefined();
});

test('in that series the change is looked for, and both sides of it are asked for', () => {
  const given = inputs({});
  const plan = planComparison(inputs({ baseline: { answer: answer(given, 'baseline', STEP) } }));
  expect(plan.ranges).toMatchObject({ status: 'ready', selection: { status: 'change' } });
  const { baseline, comparison } = plan.queries ?? {};
  expect(baseline?.toMs).toBeLessThanOrEqual(NOW - 19 * MINUTE);
  expect(comparison?.fromMs).toBeGreaterThanOrEqual(NOW - 21 * MINUTE);
  expect(baseline).toMatchObject({ profileTypeId: CPU, labelSelector: QUIET.selector, maxNodes: 16_384 });
  expect(plan.questions?.baseline.series?.average).toBeCloseTo(1e9, -8);
  expect(plan.questions?.comparison.series?.average).toBeCloseTo(3e9, -8);
});

test('an answer to an older question counts for nothing', () => {
  const given = inputs({ both: { panel: timeRange(minutes(-60, 0)) } });
  const plan = planComparison(inputs({ baseline: { answer: answer(given, 'baseline', STEP) } }));
  expect(plan.ranges).toEqual({ status: 'waiting' });
});

test('where the series did not come, what is on the screen stays; without anything there, it says why nothing is compared', () => {
  const failed = { baseline: { hasFailed: true } };
  expect(planComparison(inputs(failed)).ranges).toMatchObject({ status: 'problem' });
  const shownRanges = { status: 'ready', ...mapSides(() => minutes(0, 10)), selection: undefined, note: '' };
  expect(planComparison(inputs(failed, { shownRanges })).ranges).toBe(shownRanges);
});

test('profiles of chosen ranges are asked for before the charts are here, but their amounts wait for them', () => {
  const plan = planComparison(inputs(CHOSEN));
  expect(plan.queries).toMatchObject({ baseline: minutes(5, 20), comparison: minutes(30, 50) });
  expect(plan.questions).toBeUndefined();
});

test('a chart that does not come takes only the amounts away', () => {
  const { questions } = planComparison(inputs({ ...CHOSEN, baseline: { ...CHOSEN.baseline, hasFailed: true } }));
  expect(questions?.baseline).toMatchObject({ range: minutes(5, 20), series: undefined });
  expect(questions?.comparison).toMatchObject({ range: minutes(30, 50), series: undefined });
});

test('nothing is asked while nobody knows how many nodes the tenant allows, or while a range cannot be read', () => {
  expect(planComparison(inputs(CHOSEN, { maxNodes: undefined })).queries).toBeUndefined();
  const plan = planComparison(inputs({ ...CHOSEN, baseline: { chosen: 'invalid' } }));
  expect(plan.ranges).toMatchObject({ status: 'problem' });
  expect(plan.queries).toBeUndefined();
});

test('two services have a chart each, in equal steps, and are compared as wholes', () => {
  const given = inputs({
    baseline: { panel: timeRange({ fromMs: NOW - 24 * 60 * MINUTE, toMs: NOW }) },
    comparison: { serviceName: 'ledger', selector: '{service_name="ledger"}' },
  });
  const plan = planComparison(given);
  expect(plan.isOneSeries).toBe(false);
  expect(plan.ranges).toMatchObject({ note: 'Different services: comparing whole ranges.' });
  expect(plan.series.baseline.stepMs).toBe(plan.series.comparison.stepMs);
  expect(plan.queries?.comparison).toMatchObject({ ...minutes(0, 60), labelSelector: '{service_name="ledger"}' });
});

test.each([
  ['filters', { selector: '{service_name="checkout",region="eu"}' }],
  ['time ranges', { panel: timeRange(minutes(-60, 0)) }],
])('charts of different %s are compared as wholes, and it says so', (differIn, comparison) => {
  expect(planComparison(inputs({ comparison })).ranges).toMatchObject({
    note: `Different ${differIn}: comparing whole ranges.`,
  });
});

test('each side waits for its own chart', () => {
  const sides = { ...CHOSEN, comparison: { ...CHOSEN.comparison, selector: '{service_name="ledger"}' } };
  const given = inputs(sides);
  const half = inputs({ ...sides, baseline: { ...CHOSEN.baseline, answer: answer(given, 'baseline', () => 1) } });
  expect(planComparison(half).questions).toBeUndefined();
  const whole = inputs({
    baseline: half.sides.baseline,
    comparison: { ...sides.comparison, answer: answer(given, 'comparison', () => 2) },
  });
  expect(planComparison(whole).questions?.comparison.series?.average).toBeCloseTo(2e9, -6);
});

test('a range that has data in a part of it only is said to, where the chart shows all of the range', () => {
  const late = (minute: number) => (minute < 40 ? undefined : 1);
  const given = inputs(CHOSEN);
  const plan = planComparison(
    inputs({ ...CHOSEN, baseline: { ...CHOSEN.baseline, answer: answer(given, 'baseline', late) } }),
  );
  expect(plan.missingDataNote).toMatch(/^The comparison has data in only 1\d(\.\d)? min of its 20 min/);
  const beyond = { ...CHOSEN, comparison: { chosen: minutes(30, 80) } };
  const other = planComparison(
    inputs({ ...beyond, baseline: { ...CHOSEN.baseline, answer: answer(given, 'baseline', late) } }),
  );
  expect(other.missingDataNote).toBe('');
});

test('versions that ran one after the other are judged by the time that each ran', () => {
  const sides = { baseline: { selector: '{version="v1"}' }, comparison: { selector: '{version="v2"}' } };
  const given = inputs(sides);
  const plan = planComparison(
    inputs({
      baseline: { ...sides.baseline, answer: answer(given, 'baseline', (minute) => (minute <= 30 ? 1 : undefined)) },
      comparison: {
        ...sides.comparison,
        answer: answer(given, 'comparison', (minute) => (minute > 30 ? 6 : undefined)),
      },
    }),
  );
  expect(plan.queries).toMatchObject({ baseline: minutes(0, 60), comparison: minutes(0, 60) });
  const { baseline, comparison } = plan.sliced?.ranges ?? {};
  expect(baseline).toMatchObject({ fromMs: minutes(0, 60).fromMs });
  expect(comparison).toMatchObject({ toMs: minutes(0, 60).toMs });
  expect(baseline?.toMs).toBeLessThanOrEqual(comparison?.fromMs ?? 0);
});

test('a relative range that was read a moment after that of the chart is on it', () => {
  const given = inputs({});
  const chart = readChart(
    answer(given, 'baseline', () => 1),
    planSeries(given).series.baseline,
  );
  const later = { fromMs: minutes(0, 60).fromMs + 700, toMs: minutes(0, 60).toMs + 700 };
  expect(measureRange(chart, later)?.average).toBeCloseTo(1e9, -6);
});

test('a chart says nothing of a range that is not on it', () => {
  const given = inputs({});
  const chart = readChart(
    answer(given, 'baseline', () => 1),
    planSeries(given).series.baseline,
  );
  expect(measureRange(chart, minutes(10, 20))?.average).toBeCloseTo(1e9, -6);
  expect(measureRange(chart, minutes(50, 70))).toBeUndefined();
  expect(measureRange(undefined, minutes(10, 20))).toBeUndefined();
});
