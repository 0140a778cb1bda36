import { dateTime, makeTimeRange } from '@grafana/data';
import { planFleet } from './planFleet';

const FROM = Date.UTC(2026, 10, 23, 7);
const TO = FROM + 3_600_000;
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

function plan(filters: Parameters<typeof planFleet>[0]['filters']) {
  const range = makeTimeRange(dateTime(FROM), dateTime(TO));
  return planFleet({ dataSourceUid: 'pyroscope', profileTypeId: CPU, range, filters, maxNodes: 1024 });
}

test('without filters one profile and one series per service are of everything', () => {
  expect(plan([])).toEqual({
    profile: { fromMs: FROM, toMs: TO, profileTypeId: CPU, labelSelector: '{}', maxNodes: 1024 },
    series: expect.objectContaining({ profileTypeId: CPU, labelSelector: '{}', groupBy: ['service_name'] }),
  });
});

test('filters narrow both alike, whichever label they are of', () => {
  const { profile, series } = plan([{ label: 'team', operator: '=', values: ['payments'] }]);
  expect(profile.labelSelector).toBe('{team="payments"}');
  expect(series.labelSelector).toBe(profile.labelSelector);
});
