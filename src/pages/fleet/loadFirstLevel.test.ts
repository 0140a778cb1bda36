import { getName, getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { type LoadedLevel, loadFirstLevel } from './loadFirstLevel';

const VALUES = Array.from({ length: 30 }, (_, place) => ({ name: `s${place}`, amount: 30 - place }));

function load(values: typeof VALUES, failing: readonly string[] = []) {
  const asked: string[] = [];
  const shown: LoadedLevel[] = [];
  const wholeTotal = values.reduce((sum, { amount }) => sum + amount, 0);
  const level = loadFirstLevel(
    {
      ...{ label: 'service_name', values, filters: [], wholeTotal },
      fetchPart: async ({ value, labelSelector }) => {
        asked.push(labelSelector);
        if (failing.includes(value)) {
          throw new Error('no answer');
        }
        return treeFromText(`main;work ${values.find(({ name }) => name === value)?.amount ?? 0}`);
      },
    },
    new AbortController().signal,
    (next) => shown.push(next),
  );
  return { level, asked, shown, wholeTotal };
}

function listFirstLevel({ tree }: LoadedLevel): string[] {
  return tree ? Array.from(tree.depth).flatMap((depth, node) => (depth === 1 ? [getName(tree, node)] : [])) : [];
}

test.each([
  [6, 6],
  [1000, 24],
])('with %i services there are %i requests', async (count, requests) => {
  const { level, asked } = load(
    Array.from({ length: count }, (_, place) => ({ name: `s${place}`, amount: count - place })),
  );
  await level;
  expect(asked).toHaveLength(requests);
});

test('the heaviest 24 are asked for, and the rest is one frame', async () => {
  const { level, asked, shown, wholeTotal } = load(VALUES);
  const loaded = await level;
  expect(asked).toHaveLength(24);
  expect(listFirstLevel(loaded)).toHaveLength(25);
  expect(listFirstLevel(loaded)).toContain('6 others');
  expect(loaded.tree && getTotal(loaded.tree)).toBe(wholeTotal);
  expect(shown[0]).toMatchObject({ doneCount: 0, askedCount: 24, tree: undefined });
  expect(shown.at(-1)?.doneCount).toBe(24);
});

test('one that fails stops no other: it is named, and its part is among the others', async () => {
  const { level, asked, wholeTotal } = load(VALUES.slice(0, 6), ['s1']);
  const loaded = await level;
  expect(asked).toHaveLength(6);
  expect(loaded.hasFailures).toBe(true);
  expect(loaded.restSentence).toBe('No answer of s1 (no answer): among the others.');
  expect(listFirstLevel(loaded).sort()).toEqual(['others', 's0', 's2', 's3', 's4', 's5']);
  expect(loaded.tree && getTotal(loaded.tree)).toBe(wholeTotal);
});

test('where all fail, there is no first level', async () => {
  await expect(load(VALUES.slice(0, 2), ['s0', 's1']).level).rejects.toThrow('no answer');
});
