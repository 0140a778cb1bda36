import { dateTime, type TimeRange } from '@grafana/data';
import { buildGrafanaSubjects, buildSpanSubjects } from './buildGrafanaSubjects';
import { planFlameGraph } from './planFlameGraph';

const FROM = Date.UTC(2026, 10, 23, 7);
const TO = FROM + 3_600_000;
const SPAN = '0123456789abcdef';
const OTHER = 'fedcba9876543210';
const RANGE: TimeRange = { from: dateTime(FROM), to: dateTime(TO), raw: { from: 'now-1h', to: 'now' } };

function plan(inputs: Partial<Parameters<typeof planFlameGraph>[0]> = {}) {
  const planned = planFlameGraph({
    ...{ dataSourceUid: 'pyroscope', serviceName: 'checkout', profileTypeId: 'cpu', range: RANGE },
    ...{ filters: [], part: {}, spans: undefined, otherSpans: undefined, hasHeatmap: false },
    ...{ maxNodes: 1024, hasTrends: false, overTime: '', framePath: undefined, ...inputs },
  });
  if (!planned) {
    throw new Error('There is a service');
  }
  return planned;
}

const describe = (inputs: Parameters<typeof plan>[0], changeCount = 0) =>
  buildGrafanaSubjects({
    plan: plan(inputs),
    range: RANGE,
    style: { options: {}, fieldConfig: { defaults: {}, overrides: [] } },
    changeCount,
  }).map(({ name, question, caution }) => ({
    ...{ name, caution, range: question.range, profile: question.profile },
  }));

test('the range is as somebody wrote it, but for selected spans, which have a time of their own', () => {
  expect(describe({})).toMatchObject([
    { name: 'flame graph', range: RANGE.raw, profile: { maxNodes: 1024 }, caution: undefined },
    { name: 'chart', range: RANGE.raw, profile: undefined },
  ]);
  const spans = { fromMs: FROM + 60_000, toMs: FROM + 120_000, spanIds: [SPAN] };
  const [flameGraph, chart] = describe({ spans });
  expect(Number(flameGraph?.range.from)).toBe(spans.fromMs);
  expect(flameGraph?.profile).toEqual({ maxNodes: 1024, spanIds: [SPAN] });
  expect(chart?.range).toEqual(RANGE.raw);
});

test('what Grafana would not show is said', () => {
  expect(describe({}, 2)[0]?.caution).toBe('Without what is changed, hidden or focused here');
  const spans = { fromMs: FROM, toMs: TO, spanIds: [SPAN] };
  expect(describe({ spans, otherSpans: { ...spans, spanIds: [OTHER] } }, 2)[0]?.caution).toBe(
    'Of the first selection of spans alone',
  );
});

test('a span of a table goes there alone, over the time range of the page', () => {
  const [subject, ...others] = buildSpanSubjects(plan({ part: { spanIds: [OTHER] } }), RANGE, SPAN);
  expect(others).toEqual([]);
  expect(subject?.question).toEqual({
    ...{ dataSourceUid: 'pyroscope', profileTypeId: 'cpu', labelSelector: '{service_name="checkout"}', groupBy: [] },
    ...{ range: RANGE.raw, profile: { maxNodes: 1024, spanIds: [SPAN] } },
  });
});
