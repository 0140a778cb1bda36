import { config, type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import {
  chooseDataSource,
  getMinStepMs,
  getProxyUrl,
  NO_DATA_SOURCE,
  PYROSCOPE_TYPE,
  rememberDataSource,
} from './dataSources';

/** Data sources by their uid: "!" marks the one that claims to be preferred, "*" Grafana's default, "#" another type. */
function provide(...names: string[]): void {
  const all = names.map((name) => ({
    uid: name.replace(/[!*#]/g, ''),
    type: name.includes('#') ? 'prometheus' : PYROSCOPE_TYPE,
    isDefault: name.includes('*'),
    jsonData: { overridesDefault: name.includes('!') },
  }));
  const getList = ({ filter }: { filter: (each: unknown) => boolean }): unknown[] => all.filter(filter);
  setDataSourceSrv({ getList } as unknown as DataSourceSrv);
}

beforeEach(() => localStorage.clear());

test.each([
  ['1m', 60_000],
  ['5s', 5_000],
  [undefined, 15_000],
  ['soon', 15_000],
])('a minimal step of %p is one of %d ms', (minStep, expected) => {
  const getList = (): unknown[] => [{ uid: 'a', type: PYROSCOPE_TYPE, jsonData: { minStep } }];
  setDataSourceSrv({ getList } as unknown as DataSourceSrv);
  expect(getMinStepMs('a')).toBe(expected);
  expect(getMinStepMs('gone')).toBe(15_000);
});

test.each<[string, string | undefined, string[], string]>([
  ['the last used one', 'c', ['a', 'b!', 'c', 'd*'], 'c'],
  ['where that is gone, the one that claims to be preferred', 'gone', ['a', 'd*', 'b!'], 'b'],
  ['then the default', undefined, ['a', 'd*'], 'd'],
  ['then the first', undefined, ['x#*', 'a', 'b'], 'a'],
  ['where there is none, a name that says so', undefined, ['x#!*'], NO_DATA_SOURCE],
])('a visit begins with %s', (_, lastUsed, names, expected) => {
  provide(...names);
  if (lastUsed !== undefined) {
    rememberDataSource(lastUsed);
  }
  expect(chooseDataSource()).toBe(expected);
});

test('the address of a server has no sub-path, which the request service puts before it', () => {
  const { appSubUrl } = config;
  config.appSubUrl = '/grafana';
  expect(getProxyUrl('a/b')).toBe('/api/datasources/proxy/uid/a%2Fb');
  config.appSubUrl = appSubUrl;
});
