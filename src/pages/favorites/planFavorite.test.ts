import { dateTime } from '@grafana/data';
import type { Favorite } from 'favorites/Favorite';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { planFavorite } from './planFavorite';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };
const matrix = buildServiceMatrix([
  new Map([
    ['service_name', 'shop'],
    ['__profile_type__', CPU],
  ]),
]);

function favorite(overrides: Partial<Favorite> = {}): Favorite {
  return { serviceName: 'shop', profileTypeId: CPU, panelType: 'time-series', filters: [], ...overrides } as Favorite;
}

test('a favorite is asked for with what it names, of a label its largest values', () => {
  const { request, problem } = planFavorite(favorite({ groupBy: 'pod' }), { dataSourceUid: 'local', range, matrix });
  expect(problem).toBeUndefined();
  expect(request).toMatchObject({ labelSelector: '{service_name="shop"}', groupBy: ['pod'], limit: 10 });
});

test('what the list of services knows to be empty says why', () => {
  const context = { dataSourceUid: 'local', range, matrix };
  expect(planFavorite(favorite({ serviceName: 'till' }), context).problem).toContain('There is no service “till”');
  expect(planFavorite(favorite({ profileTypeId: 'a:b:c:d:e' }), context).problem).toContain('sends no such profiles');
});

test('before the list is here, nothing is wrong with a favorite', () => {
  const context = { dataSourceUid: 'local', range, matrix: undefined };
  expect(planFavorite(favorite({ serviceName: 'till' }), context).problem).toBeUndefined();
});
