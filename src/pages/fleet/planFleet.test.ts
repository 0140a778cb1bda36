import { dateTime, makeTimeRange } from '@grafana/data';
import { DEFAULT_PROFILE_TYPE as CPU } from 'profile/catalog/knownProfileTypes';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { planFleet } from './planFleet';

const FROM = Date.UTC(2026, 10, 23, 7);
const TO = FROM + 3_600_000;
const OTHER_CPU = 'wall:cpu:nanoseconds:wall:nanoseconds';

function plan(filters: Parameters<typeof planFleet>[0]['filters'], sent = [CPU], firstLevel = '') {
  const matrix = buildServiceMatrix(
    sent.map((id) => new Map(Object.entries({ service_name: `sends ${id}`, __profile_type__: id }))),
  );
  const range = makeTimeRange(dateTime(FROM), dateTime(TO));
  return planFleet({
    dataSourceUid: 'pyroscope',
    matrix,
    profileTypeId: CPU,
    range,
    filters,
    firstLevel,
    maxNodes: 1024,
  });
}

test('without filters one profile and one series per service are of everything', () => {
  expect(plan([])).toEqual({
    otherTypeId: undefined,
    profile: { fromMs: FROM, toMs: TO, profileTypeId: CPU, labelSelector: '{}', maxNodes: 1024 },
    series: expect.objectContaining({ profileTypeId: CPU, labelSelector: '{}', groupBy: ['service_name'] }),
  });
});

test('filters narrow both alike, whichever label they are of', () => {
  const { profile, series } = plan([{ label: 'team', operator: '=', values: ['payments'] }]);
  expect(profile.labelSelector).toBe('{team="payments"}');
  expect(series.labelSelector).toBe(profile.labelSelector);
});

test('an id that nobody sends gives way to one that means the same, and the usual one to any that is sent', () => {
  expect(plan([], [OTHER_CPU]).profile.profileTypeId).toBe(OTHER_CPU);
  expect(plan([], ['goroutine:goroutine:count:goroutine:count']).otherTypeId).toMatch(/^goroutine/);
});

test('a first level by another label is known from the same request', () => {
  expect(plan([], [CPU], 'team').series.groupBy).toEqual(['service_name', 'team']);
  expect(plan([], [CPU], 'service_name').series.groupBy).toEqual(['service_name']);
});
