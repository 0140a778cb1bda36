/** @jest-environment node */
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { type FunctionColumns, type FunctionColumnsQuestion, loadFunctionColumns } from './loadFunctionColumns';

const NOW = 'main;parse 60\nmain;log 20\nmain;fresh 10';
const BEFORE = 'main;parse 10\nmain;log 10';

const now = { tree: treeFromText(NOW), weight: 10 };

function load(count: number, changes: Partial<FunctionColumnsQuestion> = {}) {
  const asked: string[] = [];
  const shown: FunctionColumns[] = [];
  const columns = loadFunctionColumns(
    {
      filters: [],
      services: Array.from({ length: count }, (_, place) => ({ name: `s${place}`, amount: count - place })),
      fetchPart: async ({ value }) => {
        asked.push(value);
        return treeFromText(value === 's0' ? 'main;parse 1\nmain;parse;parse 1' : 'main;log 1');
      },
      fetchBefore: async () => ({ sides: { now, before: { tree: treeFromText(BEFORE), weight: 5 } }, note: '' }),
      ...changes,
    },
    new AbortController().signal,
    (next) => shown.push(next),
  );
  return { columns, asked, shown };
}

test('each function is in so many services, and costs so much more per second than before', async () => {
  const { columns, shown } = load(3);
  const { services, isLowerBound, getChange, problems } = await columns;
  expect(['main', 'parse', 'log', 'fresh'].map((name) => services.get(name))).toEqual([3, 1, 2, undefined]);
  expect(['parse', 'log', 'fresh', 'nowhere'].map(getChange)).toEqual([4, 0, 1, undefined]);
  expect([isLowerBound, problems]).toEqual([false, '']);
  expect(shown[0]).toMatchObject({ doneCount: 0, askedCount: 4 });
  expect(shown.at(-1)?.doneCount).toBe(4);
});

test('of a thousand services the heaviest 24 are asked, and the others are said', async () => {
  const { columns, asked } = load(1000);
  const { isLowerBound, problems } = await columns;
  expect(asked).toHaveLength(24);
  expect(isLowerBound).toBe(true);
  expect(problems).toMatch(/^Not asked: 976 services with 95.* % of it\.$/);
});

test('what fails is named, and leaves the rest', async () => {
  const { columns } = load(2, {
    fetchPart: async ({ value }) => {
      if (value === 's1') {
        throw new Error('no answer');
      }
      return treeFromText('main 1');
    },
    fetchBefore: () => Promise.reject(new Error('too long')),
  });
  const { services, isLowerBound, getChange, problems } = await columns;
  expect([services.get('main'), isLowerBound, getChange('parse')]).toEqual([1, true, undefined]);
  expect(problems).toBe('No answer of s1 (no answer). What there was in the range before is not known: too long');
});

test('where the range before lacks data, or was cut above a function, nothing is said of a change', async () => {
  const lacking = await load(1, { fetchBefore: async () => ({ sides: undefined, note: 'No data.' }) }).columns;
  expect([lacking.getChange('parse'), lacking.problems]).toEqual([undefined, 'No data.']);
  const cut = treeFromText('main;parse 10\nmain;other 10', { limited: true });
  const sides = { now, before: { tree: cut, weight: 5 } };
  const { getChange } = await load(1, { fetchBefore: async () => ({ sides, note: '' }) }).columns;
  expect([getChange('parse'), getChange('fresh')]).toEqual([4, undefined]);
});
