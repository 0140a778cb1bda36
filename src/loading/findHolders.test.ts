/** @jest-environment node */
import fc from 'fast-check';
import { findHolders } from './findHolders';

function search(holders: Readonly<Record<string, number>>, names: readonly string[], maxQuestions = Infinity) {
  const asked: Array<readonly string[]> = [];
  const sum = (of: readonly string[]) => of.reduce((total, name) => total + (holders[name] ?? 0), 0);
  const result = findHolders(names, {
    total: sum(names),
    ask: (of) => {
      asked.push(of);
      return Promise.resolve(sum(of));
    },
    groupSize: 24,
    maxQuestions,
  });
  return { result, asked };
}

const MANY = Array.from({ length: 100 }, (_, place) => `service-${place}`);

test('three of a hundred are found in a few questions', async () => {
  const { result, asked } = search({ 'service-3': 5, 'service-50': 1, 'service-99': 7 }, MANY);
  expect(await result).toEqual({ names: ['service-3', 'service-50', 'service-99'], unfound: 0 });
  expect(asked.length).toBeLessThan(25);
  expect(Math.max(...asked.map((names) => names.length))).toBe(24);
});

test('a single one needs no question', async () => {
  const { result, asked } = search({ a: 5 }, ['a']);
  expect(await result).toEqual({ names: ['a'], unfound: 0 });
  expect(asked).toEqual([]);
});

test('nothing is asked where there is nothing', async () => {
  const { result, asked } = search({}, MANY);
  expect(await result).toEqual({ names: [], unfound: 0 });
  expect(asked).toEqual([]);
});

test('what too few questions left unfound is said', async () => {
  const { result, asked } = search({ 'service-3': 5, 'service-99': 7 }, MANY, 4);
  const { names, unfound } = await result;
  expect(asked).toHaveLength(4);
  expect(unfound).toBe(12 - names.reduce((sum, name) => sum + (name === 'service-3' ? 5 : 7), 0));
  expect(unfound).toBeGreaterThan(0);
});

test('whoever has something is found, and nobody else', async () => {
  const holders = fc.dictionary(fc.constantFrom(...MANY), fc.integer({ min: 1, max: 100 }), { maxKeys: 12 });
  await fc.assert(
    fc.asyncProperty(holders, async (given) => {
      const { names } = await search(given, MANY).result;
      expect([...names].sort()).toEqual(Object.keys(given).sort());
    }),
  );
});
