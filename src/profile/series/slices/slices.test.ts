/** @jest-environment node */
import fc from 'fast-check';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { arbitraryTree } from '../../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { mergeTrees } from './alignTrees';
import { computeFunctionSeries, getFunctionSeries } from './computeFunctionSeries';
import { cutRange } from './cutRange';
import { cutTrend } from './cutTrend';

test('parts of a range do not share a millisecond and leave none out', () => {
  expect(cutRange({ fromMs: 0, toMs: 60_000 }, 2)).toEqual([
    { fromMs: 0, toMs: 29_999 },
    { fromMs: 30_000, toMs: 60_000 },
  ]);
  fc.assert(
    fc.property(
      fc.nat(2e12),
      fc.integer({ min: 1000, max: 1e10 }),
      fc.integer({ min: 1, max: 24 }),
      (fromMs, ms, count) => {
        const parts = cutRange({ fromMs, toMs: fromMs + ms }, count);

        expect(parts[0]?.fromMs).toBe(fromMs);
        expect(parts.at(-1)?.toMs).toBe(fromMs + ms);
        parts.slice(1).forEach((part, index) => expect(part.fromMs).toBe((parts[index]?.toMs ?? 0) + 1));
      },
    ),
  );
});

test('with a profile every 30 s all parts have whole ones, and half a one at the end is left out', () => {
  const toMs = 45_000 + 8 * 30_000;
  const parts = cutRange({ fromMs: 0, toMs }, 8, 30_000);
  expect(parts).toHaveLength(8);
  parts.forEach((part, index) => {
    expect(part.fromMs % 30_000).toBe(0);
    expect((part.toMs + 1) % 30_000).toBe(0);
    expect(part.fromMs).toBe(index === 0 ? 0 : (parts[index - 1]?.toMs ?? 0) + 1);
  });
  expect(parts.at(-1)?.toMs).toBe(9 * 30_000 - 1);
  // Whoever cuts a range to what has data may lose a moment of it.
  expect(cutRange({ fromMs: 0, toMs: 239_990 }, 8, 30_000).at(-1)).toEqual({ fromMs: 210_000, toMs: 239_990 });
});

test.each([
  ['an hour, a profile a minute', 3600, 60, 20],
  ['an hour, a profile every 20 s', 3600, 20, 20],
  ['six hours', 6 * 3600, 60, 24],
  ['119 minutes', 119 * 60, 60, 17],
  ['a quarter of an hour', 900, 60, 15],
  ['two minutes, a profile every 15 s', 120, 15, 8],
])('parts of %s have the same number of profiles', (_, seconds, pauseSeconds, count) => {
  const fromMs = 1_795_420_807_123;
  const parts = cutTrend({ fromMs, toMs: fromMs + seconds * 1000 });
  expect(parts).toHaveLength(count);
  expect(parts.at(-1)?.toMs).toBe(fromMs + seconds * 1000);
  const profiles = parts.map((part) => Math.round((part.toMs - part.fromMs) / 1000) / pauseSeconds);
  expect(new Set(profiles)).toEqual(new Set([Math.round(profiles[0] ?? 0)]));
});

test.each([
  ['90 min 22 s', 5422, 18, 300],
  ['89 minutes', 89 * 60, 22, 240],
  ['5 min 7 s', 307, 20, 15],
])('what %s has beyond equal parts is in none', (_, seconds, count, partSeconds) => {
  const parts = cutTrend({ fromMs: 7, toMs: 7 + seconds * 1000 });
  expect(parts).toHaveLength(count);
  parts.forEach(({ fromMs, toMs }, place) => {
    expect([fromMs, toMs]).toEqual([7 + place * partSeconds * 1000, 7 + (place + 1) * partSeconds * 1000 - 1]);
  });
});

test('less than two profiles are one part', () => {
  expect(cutTrend({ fromMs: 0, toMs: 20_000 })).toEqual([{ fromMs: 0, toMs: 20_000 }]);
});

describe('functions over time', () => {
  const series = computeFunctionSeries([
    treeFromText('main;walk;walk 4\nmain;gc 1'),
    createEmptyTree(),
    treeFromText('main;gc 3\nmain 2'),
  ]);

  test.each([
    ['main', [0, 0, 2], [5, 0, 5]],
    ['walk', [4, 0, 0], [4, 0, 0]],
    ['gc', [1, 0, 3], [1, 0, 3]],
  ])('%s has a value per slice', (name, self, total) => {
    const found = getFunctionSeries(series, name);

    expect([...(found?.self ?? [])]).toEqual(self);
    expect([...(found?.total ?? [])]).toEqual(total);
  });

  test('know the value of each slice', () => {
    expect([...series.sliceTotal]).toEqual([5, 0, 5]);
  });

  test('a name that is in no slice has none', () => {
    expect(getFunctionSeries(series, 'parse')).toBeUndefined();
  });

  test('add up to what the functions cost in the whole', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTree, { minLength: 1, maxLength: 5 }), (slices) => {
        const perSlice = computeFunctionSeries(slices);
        const whole = computeFunctions(mergeTrees(slices));

        whole.names.forEach((name, index) => {
          const found = getFunctionSeries(perSlice, name);
          expect(found?.self.reduce((sum, value) => sum + value, 0)).toBe(whole.self[index]);
          expect(found?.total.reduce((sum, value) => sum + value, 0)).toBe(whole.total[index]);
        });
      }),
    );
  });
});
