import { dateTime, makeTimeRange } from '@grafana/data';
import { type FlameGraphInputs, planFlameGraph, planSamples } from './planFlameGraph';

const FROM = Date.UTC(2026, 10, 23, 7);
const TO = FROM + 3_600_000;
const SPAN = '0123456789abcdef';
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
    part: { spanId: '', profileId: '' },
    maxNodes: 1024,
    hasTrends: false,
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

test('a link may narrow the profile to a span or to one profile, the line stays that of the service', () => {
  const ofSpan = plan({ part: { spanId: SPAN, profileId: PROFILE } });
  expect(ofSpan?.profile).toMatchObject({ spanId: SPAN });
  expect(ofSpan?.profile).not.toHaveProperty('profileId');
  expect(plan({ part: { spanId: '', profileId: PROFILE } })?.profile).toMatchObject({ profileId: PROFILE });
  expect(ofSpan?.singleProfiles).toEqual(plan()?.singleProfiles);
});

test('an id that no server reads is said to be none', () => {
  expect(plan({ part: { spanId: 'abc', profileId: '' } })?.partProblem).toContain('“abc” is no span');
  expect(plan({ part: { spanId: '', profileId: 'abc' } })?.partProblem).toContain('“abc” is no profile');
});

test('functions over time are asked for where they are shown, a frame by the names above it', () => {
  expect(plan()?.trends).toBeUndefined();
  const shown = plan({ hasTrends: true, framePath: ['main', 'serve'] });
  expect(shown?.trends).toEqual(shown?.profile);
  expect(shown?.frameTrends).toEqual({ ...shown?.profile, callSite: ['main', 'serve'] });
});

test('samples are those of the same profile, without the limit of a link', () => {
  const query = { fromMs: FROM, toMs: TO, profileTypeId: CPU, labelSelector: '{}', maxNodes: 10, profileId: PROFILE };
  expect(planSamples({ query }, [CPU, SAMPLES])).toMatchObject({
    profileTypeId: SAMPLES,
    profileId: PROFILE,
    fromMs: FROM,
  });
  expect(planSamples({ query }, [CPU, SAMPLES])?.maxNodes).toBeGreaterThan(10);
  expect(planSamples({ query }, [CPU])).toBeUndefined();
});
