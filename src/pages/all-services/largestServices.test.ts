import { recallLargest, rememberLargest } from './largestServices';

const CPU = { dataSourceUid: 'local', profileTypeId: 'cpu' };
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `s${i}`);

beforeEach(() => window.localStorage.clear());

test('the largest services of each data source and profile type are remembered, as they were last', () => {
  rememberLargest(CPU, ['checkout', 'search']);
  rememberLargest({ ...CPU, profileTypeId: 'memory' }, ['search']);
  rememberLargest(CPU, ['ledger', 'checkout']);
  expect(recallLargest(CPU)).toEqual(['ledger', 'checkout']);
  expect(recallLargest({ ...CPU, profileTypeId: 'memory' })).toEqual(['search']);
  expect(recallLargest({ ...CPU, dataSourceUid: 'other' })).toEqual([]);
});

test('of a thousand services one screen is kept, and of many subjects those seen last', () => {
  rememberLargest(CPU, names(1000));
  expect(recallLargest(CPU)).toEqual(names(24));
  names(40).forEach((profileTypeId) => rememberLargest({ ...CPU, profileTypeId }, ['a']));
  expect(recallLargest({ ...CPU, profileTypeId: 's39' })).toEqual(['a']);
  expect(recallLargest(CPU)).toEqual([]);
});

test('what somebody else wrote there is as good as nothing', () => {
  for (const text of ['no JSON', '{}', '[1]', '[["local","cpu",[1]]]', 'null']) {
    window.localStorage.setItem('openprofiles-drilldown-app.largestServices', text);
    expect(recallLargest(CPU)).toEqual([]);
  }
});
