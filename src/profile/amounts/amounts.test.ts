/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { SeriesContext } from 'profile/series/change/Series';
import { computeWeight, formatAmount, getAmountUnit, hasAmounts } from './AmountUnit';
import { computeSeriesOfProfile } from './computeSeriesOfProfile';
import { describeAmount, describeMissingAmount } from './describeAmount';
import { averageParts, splitMoments } from './splitMoments';

const MIB = 2 ** 20;
const MINUTE_MS = 60_000;
const HELD = describeProfileType('memory:inuse_space:bytes:space:bytes');
const CPU = describeProfileType('process_cpu:cpu:nanoseconds:cpu:nanoseconds');
const RANGE = { fromMs: 0, toMs: 60 * MINUTE_MS };

interface Push {
  readonly timeMs: number;
  readonly value: number;
}

/** A pod that is looked at every so often. */
function pod(value: number, everyMs: number, from = everyMs, to = RANGE.toMs): Push[] {
  return Array.from({ length: Math.floor((to - from) / everyMs) + 1 }, (_, at) => ({
    timeMs: from + at * everyMs,
    value,
  }));
}

/** The merged profile and the chart that a server makes of pushes: both add up, the chart in steps. */
function merge(pushes: readonly Push[], stepMs = MINUTE_MS) {
  const sums = new Map<number, number>();
  for (const { timeMs, value } of pushes) {
    const step = Math.ceil(timeMs / stepMs) * stepMs;
    sums.set(step, (sums.get(step) ?? 0) + value);
  }
  const timesMs = [...sums.keys()].sort((a, b) => a - b);
  const series = { timesMs, values: timesMs.map((timeMs) => sums.get(timeMs)) };
  const context: SeriesContext = { range: RANGE, stepMs, kind: 'instant', averageUnit: 'bytes' };
  const total = pushes.reduce((sum, { value }) => sum + value, 0);
  return { total, series, chart: computeSeriesOfProfile(series, context, RANGE) };
}

describe('memory in use is the average of its chart', () => {
  test.each([
    ['one pod', pod(500 * MIB, MINUTE_MS), '500 MiB'],
    [
      'ten pods, which make ten profiles a minute',
      Array.from({ length: 10 }, () => pod(50 * MIB, MINUTE_MS)).flat(),
      '500 MiB',
    ],
    [
      'ten pods that are looked at one after the other',
      Array.from({ length: 10 }, (_, at) => pod(50 * MIB, MINUTE_MS, MINUTE_MS - at * 5000)).flat(),
      '500 MiB',
    ],
    [
      'unequal intervals',
      [...pod(500 * MIB, MINUTE_MS, MINUTE_MS, 30 * MINUTE_MS), ...pod(500 * MIB, 5 * MINUTE_MS, 35 * MINUTE_MS)],
      '500 MiB',
    ],
    [
      'a pod that starts halfway',
      [...pod(400 * MIB, MINUTE_MS), ...pod(200 * MIB, MINUTE_MS, 31 * MINUTE_MS)],
      '500 MiB',
    ],
    [
      'a gap',
      [...pod(500 * MIB, MINUTE_MS, MINUTE_MS, 20 * MINUTE_MS), ...pod(500 * MIB, MINUTE_MS, 50 * MINUTE_MS)],
      '500 MiB',
    ],
  ])('%s', (_, pushes, shown) => {
    const { total, chart } = merge(pushes);
    const weight = computeWeight({ profileType: HELD, range: RANGE, total }, chart);
    expect(formatAmount(total, getAmountUnit(HELD, weight), total)).toBe(shown);
    expect(describeAmount({ profileType: HELD, range: RANGE, total, weight })).toEqual([`${shown} on average`]);
    expect(total / weight).toBeCloseTo(chart?.average ?? 0, 3);
  });

  test('parts of the tree are divided as the whole is', () => {
    const unit = getAmountUnit(
      HELD,
      computeWeight({ profileType: HELD, range: RANGE, total: 60 * MIB }, { average: MIB, weight: 60, slotCount: 60 }),
    );
    expect(formatAmount(15 * MIB, unit, 60 * MIB)).toBe('256 KiB');
  });

  test('a single profile is one moment', () => {
    const weight = computeWeight({ profileType: HELD, range: RANGE, total: 7 * MIB, part: 'profile' }, undefined);
    expect(describeAmount({ profileType: HELD, range: RANGE, total: 7 * MIB, weight })).toEqual(['7 MiB']);
  });
});

describe('where the moments are not known', () => {
  test.each([
    ['the chart is not there', undefined, undefined],
    ['the profile is that of a span', { average: MIB, weight: 60, slotCount: 60 }, 'samples'],
  ] as const)('%s: shares only, and a sentence', (_, chart, part) => {
    const weight = computeWeight({ profileType: HELD, range: RANGE, total: 60 * MIB, part }, chart);
    const unit = getAmountUnit(HELD, weight);
    expect(hasAmounts(unit)).toBe(false);
    expect(formatAmount(15 * MIB, unit, 60 * MIB)).toBe('25 %');
    expect(describeAmount({ profileType: HELD, range: RANGE, total: 60 * MIB, weight })).toEqual([]);
    expect(describeMissingAmount(HELD, part ? 'part' : 'chart')).toMatch(
      /^Only shares are shown: .* is not known, because .*\.$/,
    );
  });

  test('a type that adds up needs no chart', () => {
    const weight = computeWeight({ profileType: CPU, range: RANGE, total: 1800e9 }, undefined);
    expect(describeAmount({ profileType: CPU, range: RANGE, total: 1800e9, weight })).toEqual(['30 min, 0.5 cores']);
    expect(describeMissingAmount(CPU, undefined)).toBe('');
  });
});

test('a rate is over the time that has data, which is said where it is a part, and none is said of a profile alone', () => {
  const describe = (minutes: readonly number[]) => {
    const timesMs = minutes.map((minute) => minute * MINUTE_MS);
    const series = { timesMs, values: minutes.map(() => 600 / 60 / minutes.length) };
    const context = { range: RANGE, stepMs: MINUTE_MS, kind: 'rate', averageUnit: 'cores' } as const;
    const chart = computeSeriesOfProfile(series, context, RANGE);
    const weight = computeWeight({ profileType: CPU, range: RANGE, total: 600e9 }, chart);
    return describeAmount({ profileType: CPU, range: RANGE, total: 600e9, weight });
  };
  const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, at) => first + at);
  expect(describe([20])).toEqual(['10 min']);
  expect(describe(numbers(60))).toEqual(['10 min, 0.167 cores']);
  expect(describe(numbers(20))).toEqual(['10 min, 0.5 cores over 20 min of data']);
  expect(describe([...numbers(10), ...numbers(10, 51)])).toEqual(['10 min, 0.5 cores over 20 min of data']);
});

test('a profile that lacks a part of its chart is not blown up to it', () => {
  const { total, chart } = merge(pod(400 * MIB, MINUTE_MS));
  const weight = computeWeight({ profileType: HELD, range: RANGE, total: 0.7 * total }, chart);
  expect(formatAmount(0.7 * total, getAmountUnit(HELD, weight), total)).toBe('280 MiB');
});

test('a profile at the edge of the range does not make the profile differ from its chart', () => {
  const { total, chart } = merge(pod(400 * MIB, MINUTE_MS, 55 * MINUTE_MS));
  const weight = computeWeight({ profileType: HELD, range: RANGE, total: total + 400 * MIB }, chart);
  expect(formatAmount(total + 400 * MIB, getAmountUnit(HELD, weight), total)).toBe('400 MiB');
});

test('moments are spread over parts of the range as the points are', () => {
  const parts = [
    { fromMs: 0, toMs: 19_999 },
    { fromMs: 20_000, toMs: 39_999 },
    { fromMs: 40_000, toMs: 60_000 },
  ];
  // Nothing was recorded from 20 s to 50 s but one point.
  const series = { timesMs: [5000, 10_000, 15_000, 20_000, 35_000, 60_000], values: [1, 1, 1, 1, 1, 1] };
  const moments = splitMoments(12, series, parts);
  expect(moments).toEqual([8, 2, 2]);
  expect([...averageParts(Float64Array.of(80, 20, 40), moments)]).toEqual([10, 10, 20]);
  expect([...averageParts(Float64Array.of(0, 3), [0, 0])]).toEqual([0, 0]);
});
