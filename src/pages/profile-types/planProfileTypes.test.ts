import { dateTime } from '@grafana/data';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { planProfileTypes, type ProfileTypesInputs } from './planProfileTypes';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const HEAP = 'memory:inuse_space:bytes:space:bytes';
const OTHER_HEAP = 'memory:inuse_space:bytes:inuse_space:bytes';

const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };

function inputs(ids: readonly string[], overrides: Partial<ProfileTypesInputs> = {}): ProfileTypesInputs {
  const sent = ids.map(
    (id) =>
      new Map([
        ['service_name', 'shop'],
        ['__profile_type__', id],
      ]),
  );
  return {
    dataSourceUid: 'local',
    serviceName: 'shop',
    range,
    filters: [{ label: 'region', operator: '=', values: ['eu'] }],
    areFiltersSettled: true,
    matrix: buildServiceMatrix(sent),
    ...overrides,
  };
}

test('nothing is asked without a service, before its types are known, or before it is known which filters apply', () => {
  expect(planProfileTypes(inputs([CPU], { serviceName: '' }))).toBeUndefined();
  expect(planProfileTypes(inputs([CPU], { matrix: undefined }))).toBeUndefined();
  expect(planProfileTypes(inputs([CPU], { areFiltersSettled: false }))).toBeUndefined();
});

test('each type of the service is asked for once, with the filters, CPU time first', () => {
  const types = planProfileTypes(inputs([HEAP, CPU]));
  expect(types?.map(({ profileTypeId }) => profileTypeId)).toEqual([CPU, HEAP]);
  expect(types?.[0]?.request).toMatchObject({
    profileTypeId: CPU,
    labelSelector: '{service_name="shop",region="eu"}',
    groupBy: [],
  });
});

test('types whose names read the same are told apart by their ids', () => {
  const names = planProfileTypes(inputs([HEAP, OTHER_HEAP, CPU]))?.map(({ name }) => name) ?? [];
  expect(names.filter((name) => name.includes(HEAP) || name.includes(OTHER_HEAP))).toHaveLength(2);
  expect(names[0]).not.toContain(CPU);
});

test('a service that sends nothing has no types', () => {
  expect(planProfileTypes(inputs([CPU], { serviceName: 'gone' }))).toEqual([]);
});
