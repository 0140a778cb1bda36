/** @jest-environment node */
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import {
  computeSureness,
  type DiffSlice,
  type EstimatedSureness,
  toNormalErrors,
  toStudentErrors,
} from './computeSureness';
import { createRandom, shuffle } from './createRandom';

const SECONDS = 60;

/** Slices of 60 s from lines of stacks, each with one value per slice: `main;parse 3 4 3 5`. */
function slicesOf(...lines: readonly string[]): DiffSlice[] {
  const rows = lines.map((line) => {
    const [stack = '', ...values] = line.split(' ');
    return { stack, values };
  });
  return (rows[0]?.values ?? []).map((_, slice) => {
    const stacks = rows
      .filter(({ values }) => values[slice] !== '0')
      .map(({ stack, values }) => `${stack} ${values[slice]}`);
    return { tree: stacks.length > 0 ? treeFromText(stacks.join('\n')) : createEmptyTree(), weight: SECONDS };
  });
}

function estimate(
  baseline: readonly DiffSlice[],
  comparison: readonly DiffSlice[],
  test: 'rate' | 'share' = 'rate',
): EstimatedSureness {
  const sureness = computeSureness(baseline, comparison, { test });
  if (sureness.status === 'unknown') {
    throw new Error(sureness.reason);
  }
  return sureness;
}

const sureSelf = ({ functions }: EstimatedSureness): string[] =>
  [...functions].filter(([, { self }]) => self.isSure).map(([name]) => name);

const steady = 'main;serve 100 104 97 101 99 103 98 102 100 96';
const calm = slicesOf(steady, 'main;parse 30 33 28 31 29 30 32 27 30 31', 'main;rare 0 0 1 0 0 0 0 2 0 0');
const again = slicesOf(
  'main;serve 101 98 103 97 100 102 99 104 96 100',
  'main;parse 31 29 30 28 33 30 27 32 31 30',
  'main;rare 0 1 0 0 0 0 0 0 0 3',
);

test('calm sides show no change, and how small a change would have been found', () => {
  const sureness = estimate(calm, again);
  expect(sureSelf(sureness)).toEqual([]);
  expect(sureness.whole.isSure).toBe(false);
  expect(sureness.whole.chance).toBeGreaterThan(0.5);
  // Per second: 100 a minute are 1.67 a second; noise of 3 in 100 over ten slices is about 1 %.
  expect(sureness.whole.smallest).toBeGreaterThan(0.01);
  expect(sureness.whole.smallest).toBeLessThan(0.3);
  expect(sureness.sliceCount).toEqual({ baseline: 10, comparison: 10, isPaired: false });
});

test('two functions that changed places are no noise of the whole, which is as steady as it was', () => {
  const before = slicesOf(
    'main;parse 100 103 98 101 99 102 97 100 101 99',
    'main;render 60 58 61 59 61 59 62 60 58 62',
  );
  const after = slicesOf('main;parse 60 62 58 61 59 60 63 57 61 59', 'main;render 100 97 103 99 102 99 98 102 99 101');
  const sureness = estimate(before, after);
  expect(sureSelf(sureness)).toEqual(['parse', 'render']);
  expect(sureness.whole.isSure).toBe(false);
  // Of 160 a minute in the whole, parts of which stray by about 2.
  expect((sureness.whole.smallest * SECONDS) / 160).toBeLessThan(0.05);
});

test('a function that doubled is sure, its caller and the whole too, and the others are not', () => {
  const dearer = slicesOf(
    'main;serve 101 98 103 97 100 102 99 104 96 100',
    'main;parse 61 59 60 58 63 60 57 62 61 60',
    'main;rare 0 1 0 0 0 0 0 0 0 3',
  );
  const sureness = estimate(calm, dearer);
  expect(sureSelf(sureness)).toEqual(['parse']);
  expect(sureness.functions.get('main')?.total.isSure).toBe(true);
  expect(sureness.whole.isSure).toBe(true);
});

test('twice the load doubles every rate and moves no share', () => {
  const busy = slicesOf(
    'main;serve 201 198 203 197 200 202 199 204 196 200',
    'main;parse 61 59 60 58 63 60 57 62 61 60',
    'main;rare 0 1 0 0 0 0 0 0 2 3',
  );
  expect(sureSelf(estimate(calm, busy))).toEqual(['serve', 'parse']);
  expect(sureSelf(estimate(calm, busy, 'share'))).toEqual([]);
  expect(estimate(calm, busy, 'share').whole.isSure).toBe(false);
});

test('one burst is no change, however large', () => {
  const burst = slicesOf(
    'main;serve 101 98 103 97 100 102 99 104 96 100',
    'main;parse 31 29 30 28 33 30 27 32 31 30',
    'main;batch 0 0 0 900 0 0 0 0 0 0',
  );
  expect(sureSelf(estimate(calm, burst))).toEqual([]);
});

test('a burst that lasts for several slices is one burst', () => {
  const long = slicesOf(
    'main;serve 101 98 103 97 100 102 99 104 96 100',
    'main;parse 31 29 30 28 33 30 27 32 31 30',
    'main;batch 0 0 0 900 910 890 905 0 0 0',
  );
  expect(sureSelf(estimate(calm, long))).toEqual([]);
});

test('slices of different length are compared by their rate', () => {
  const short = again.map(({ tree }, i) => ({ tree: (i % 2 === 0 ? calm[i]?.tree : tree) ?? tree, weight: SECONDS }));
  const doubled = calm.map(({ tree }) => ({
    tree: { ...tree, self: tree.self.map((value) => value * 2), total: tree.total.map((value) => value * 2) },
    weight: 2 * SECONDS,
  }));
  expect(sureSelf(estimate(short, doubled))).toEqual([]);
});

test('the same slices give the same answer, and swapped sides the same verdicts', () => {
  expect(estimate(calm, again)).toEqual(estimate(calm, again));
  const dearer = slicesOf('main;serve 101 98 103 97 100 102 99 104', 'main;parse 61 59 60 58 63 60 57 62');
  expect(sureSelf(estimate(dearer, calm))).toEqual(sureSelf(estimate(calm, dearer)));
});

const empty = Array.from({ length: 8 }, () => ({ tree: createEmptyTree(), weight: SECONDS }));

test('slices without data count: a service that began is sure to have', () => {
  expect(sureSelf(estimate(empty, calm))).toEqual(['serve', 'parse']);
});

test.each([
  ['no-slices', [], []],
  ['too-few-slices', calm, again.slice(0, 7)],
  ['too-few-slices', calm, []],
  ['no-data', empty, empty],
])('%s: unknown', (reason, baseline, comparison) => {
  expect(computeSureness(baseline, comparison, { test: 'rate' })).toEqual({ status: 'unknown', reason });
});

test.each([
  [4.303, 2],
  [2.571, 5],
  [2.093, 19],
])('%d errors of %d degrees of freedom are as unusual as 1.96', (errors, freedom) => {
  expect(toNormalErrors(errors, freedom)).toBeCloseTo(1.96, 1);
  expect(toStudentErrors(toNormalErrors(errors, freedom), freedom)).toBeCloseTo(errors, 9);
});

test('random numbers repeat, and spread evenly', () => {
  const numbers = Array.from({ length: 4000 }, createRandom(7));
  expect(Array.from({ length: 4000 }, createRandom(7))).toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, number) => sum + number, 0) / 4000).toBeCloseTo(0.5, 1);
  const order = Uint32Array.from({ length: 20 }, (_, i) => i);
  shuffle(order, createRandom(1));
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
});
