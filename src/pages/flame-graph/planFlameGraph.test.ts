import { dateTime, makeTimeRange } from '@grafana/data';
import { type FlameGraphInputs, planFlameGraph, planSamples } from './planFlameGraph';

const FROM = Date.UTC(2026, 10, 23, 7);
const TO = FROM + 3_600_000;
const SPAN = '0123456789abcdef';
const TRACE = '54e5e19d61091cb8688aa6dab9e645f3';
const PROFILE = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SAMPLES = 'process_cpu:samples:count:cpu:nanoseconds';

function plan(inputs: Partial<FlameGraphInputs> = {}) {
  return planFlameGraph({
    dataSourceUid: 'pyroscope',
    serviceName: 'checkout',
    profileTypeId: CPU,
    range: makeTimeRange(dateTime(FROM), dateTime(TO)),
    filters: [{ label: 'region', operator: '=', values: ['eu'] }],
    part: {},
    spans: undefined,
    otherSpans: undefined,
    hasHeatmap: false,
    maxNodes: 1024,
    hasTrends: false,
    overTime: '',
    framePath: undefined,
    ...inputs,
  });
}

test('line, marks and profile are of the same service, type, range and filters', () => {
  const subject = { profileTypeId: CPU, labelSelector: '{service_name="checkout",region="eu"}' };
  expect(plan()).toMatchObject({
    series: { ...subject, dataSourceUid: 'pyroscope' },
    singleProfiles: { ...subject, fromMs: FROM, toMs: TO },
    profile: { ...subject, fromMs: FROM, toMs: TO, maxNodes: 1024 },
    partProblem: undefined,
  });
});

test('nothing is asked while no service is chosen', () => {
  expect(plan({ serviceName: '' })).toBeUndefined();
});

test('the profile is narrowed as the link says, the line stays that of the service', () => {
  const part = { spanIds: [SPAN], profileIds: [PROFILE], traceIds: [] };
  const ofSpan = plan({ part });
  expect(ofSpan?.profile).toMatchObject({ spanIds: [SPAN], profileIds: [PROFILE] });
  expect(ofSpan?.profile).not.toHaveProperty('traceIds');
  expect(ofSpan?.singleProfiles).toEqual(plan()?.singleProfiles);
  expect(ofSpan?.partProblem).toBeUndefined();
  expect(plan({ part: { traceIds: [TRACE] } })?.profile).toMatchObject({ traceIds: [TRACE] });
});

test('spans of the heatmap are looked at in their own time, beside the chart of all of it', () => {
  const spans = { fromMs: FROM + 60_000, toMs: FROM + 120_000, spanIds: [SPAN] };
  const otherSpans = { fromMs: FROM, toMs: FROM + 60_000, spanIds: ['aaaaaaaaaaaaaaaa'] };
  const alone = plan({ spans, hasHeatmap: true });
  expect(alone?.profile).toMatchObject(spans);
  expect(alone?.heatmap).toMatchObject({ fromMs: FROM, toMs: TO });
  expect(alone?.otherProfile).toBeUndefined();
  const both = plan({ spans, otherSpans });
  expect([both?.profile, both?.otherProfile]).toMatchObject([spans, otherSpans]);
  expect(both?.heatmap).toBeUndefined();
  expect(plan({ spans, part: { traceIds: [TRACE] } })?.partProblem).toContain('not to both');
  // Nothing is compared with the whole profile.
  expect(plan({ otherSpans })?.otherProfile).toBeUndefined();
});

test('a span and a trace together, which servers refuse, are not asked for', () => {
  expect(plan({ part: { spanIds: [SPAN], traceIds: [TRACE] } })?.partProblem).toContain('not to both');
});

test('functions over time are asked for where they are shown, a frame by the names above it', () => {
  expect(plan()?.trends).toBeUndefined();
  const shown = plan({ hasTrends: true, framePath: ['main', 'serve'] });
  expect(shown?.trends).toEqual(shown?.profile);
  expect(shown?.frameTrends).toEqual({ ...shown?.profile, callSite: ['main', 'serve'] });
  // The drawer of a function stays when the column of the table goes.
  expect(plan({ overTime: 'parse' })?.trends).toEqual(shown?.profile);
});

test('samples are those of the same profile, without the limit of a link', () => {
  const query = {
    fromMs: FROM,
    toMs: TO,
    profileTypeId: CPU,
    labelSelector: '{}',
    maxNodes: 10,
    profileIds: [PROFILE],
  };
  expect(planSamples({ query }, [CPU, SAMPLES])).toMatchObject({
    profileTypeId: SAMPLES,
    profileIds: [PROFILE],
    fromMs: FROM,
  });
  expect(planSamples({ query }, [CPU, SAMPLES])?.maxNodes).toBeGreaterThan(10);
  expect(planSamples({ query }, [CPU])).toBeUndefined();
});
