import { dateTime, makeTimeRange } from '@grafana/data';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { planTrace } from './planTrace';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SAMPLES = 'process_cpu:samples:count:cpu:nanoseconds';
const MEMORY = 'memory:inuse_space:bytes:space:bytes';
const TRACE = '54e5e19d61091cb8688aa6dab9e645f3';

const matrix = buildServiceMatrix(
  [
    ['storefront', CPU],
    ['storefront', SAMPLES],
    ['ledger', CPU],
    ['ledger', MEMORY],
    ['cache', MEMORY],
  ].map(
    ([service = '', type = '']) =>
      new Map([
        ['service_name', service],
        ['__profile_type__', type],
      ]),
  ),
);

function plan(profileTypeId = CPU) {
  const range = makeTimeRange(dateTime(1000), dateTime(61_000));
  return planTrace({ traceIds: [TRACE], profileTypeId, range, matrix });
}

test('every question is of the trace and the range, and most are about a total alone', () => {
  const { totals, ofServices, otherTypes, tree } = plan();
  for (const query of [...totals, ...ofServices(['ledger', 'storefront']), ...otherTypes]) {
    expect(query).toMatchObject({ traceIds: [TRACE], fromMs: 1000, toMs: 61_000, maxNodes: 1 });
  }
  expect(totals.map(({ labelSelector }) => labelSelector)).toEqual(['{}']);
  expect(tree('ledger')).toMatchObject({ labelSelector: '{service_name="ledger"}', profileTypeId: CPU });
  expect(tree('ledger').maxNodes).toBeGreaterThan(1000);
});

test('only services that send the type are asked, and samples only where they are sent', () => {
  const { serviceNames, samples, otherTypes } = plan();
  expect(serviceNames).toEqual(['ledger', 'storefront']);
  expect(samples('storefront')).toMatchObject({ profileTypeId: SAMPLES, labelSelector: '{service_name="storefront"}' });
  expect(samples('ledger')).toBeUndefined();
  expect(otherTypes.map(({ profileTypeId }) => profileTypeId).sort()).toEqual([MEMORY, SAMPLES].sort());
});

test('a tree of samples counts them itself', () => {
  expect(plan(SAMPLES).countsSamples).toBe(true);
  expect(plan().countsSamples).toBe(false);
});
