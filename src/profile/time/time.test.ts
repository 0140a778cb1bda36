/** @jest-environment node */
import fc from 'fast-check';
import { computeStepMs, getDurationMs, roundRange, sliceRange, type TimeRangeMs } from './TimeRangeMs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const range: fc.Arbitrary<TimeRangeMs> = fc
  .tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 400 * DAY }))
  .map(([fromMs, durationMs]) => ({ fromMs, toMs: fromMs + durationMs }));

describe('the step of a series', () => {
  test.each([
    ['5 min', 5 * MINUTE, 250, 15_000],
    ['1 h', HOUR, 250, 15_000],
    ['2 h, as pods that send once a minute have a profile each in every step', 2 * HOUR, 250, MINUTE],
    ['3 h', 3 * HOUR, 250, MINUTE],
    ['24 h', DAY, 250, 10 * MINUTE],
    ['7 days', 7 * DAY, 250, HOUR],
    ['a year', 365 * DAY, 100, 4 * DAY],
    ['no time', 0, 250, 15_000],
    ['1 h, one point', HOUR, 1, HOUR],
    ['1 h, no point', HOUR, 0, HOUR],
  ])('of %s', (_, durationMs, maxPoints, expected) => {
    expect(computeStepMs({ fromMs: 1e12, toMs: 1e12 + durationMs }, maxPoints)).toBe(expected);
  });

  test('is as small as the source allows', () => {
    expect(computeStepMs({ fromMs: 0, toMs: MINUTE }, 1000, 1000)).toBe(1000);
    expect(computeStepMs({ fromMs: 0, toMs: MINUTE }, 1000, 7000)).toBe(7000);
  });

  test('never gives more points than asked for', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 5000 }), (each, maxPoints) => {
        expect(Math.floor(getDurationMs(each) / computeStepMs(each, maxPoints)) + 1).toBeLessThanOrEqual(maxPoints);
      }),
    );
  });
});

test.each([
  [
    { fromMs: 10_000, toMs: 20_000 },
    { fromMs: 10_000, toMs: 20_000 },
  ],
  [
    { fromMs: 10_001, toMs: 20_001 },
    { fromMs: 10_000, toMs: 30_000 },
  ],
  [
    { fromMs: 19_999, toMs: 29_999 },
    { fromMs: 10_000, toMs: 30_000 },
  ],
])('%j is widened to %j', (given, expected) => {
  expect(roundRange(given)).toEqual(expected);
});

test.each([
  [{ fromMs: 0, toMs: 10 }, 3, [0, 3, 7, 10]],
  [{ fromMs: 5, toMs: 5 }, 2, [5, 5, 5]],
  [{ fromMs: 100, toMs: 200 }, 1, [100, 200]],
])('%j in %i parts has edges %j', (given, count, edges) => {
  const slices = sliceRange(given, count);
  expect([given.fromMs, ...slices.map((slice) => slice.toMs)]).toEqual(edges);
});

test('slices follow each other and differ by 1 ms at the most', () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 1, max: 48 }), (each, count) => {
      const slices = sliceRange(each, count);
      expect(slices.map((slice) => slice.fromMs)).toEqual([
        each.fromMs,
        ...slices.slice(0, -1).map((slice) => slice.toMs),
      ]);
      expect(slices.at(-1)?.toMs).toBe(each.toMs);
      const durations = slices.map(getDurationMs);
      expect(Math.max(...durations) - Math.min(...durations)).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([[0], [-1], [1.5], [Number.NaN]])('a range is not cut into %p parts', (count) => {
  expect(() => sliceRange({ fromMs: 0, toMs: 10 }, count)).toThrow(RangeError);
});
