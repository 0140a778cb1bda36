/** @jest-environment node */
import type { SeriesContext } from 'profile/series/change/Series';
import { describeSumOfServices } from './describeFleet';
import { weighFleet } from './weighFleet';

const MIN = 60_000;
const range = { fromMs: 0, toMs: 60 * MIN };
const CPU: SeriesContext = { range, stepMs: MIN, kind: 'rate', averageUnit: 'cores' };
const MEMORY: SeriesContext = { range, stepMs: MIN, kind: 'instant', averageUnit: 'bytes' };

/** A point a minute, from minute `from` on. */
function chart(name: string, value: number, { from = 1, every = 1 } = {}) {
  const minutes = Array.from({ length: 60 }, (_, i) => i + 1).filter((m) => m >= from && m % every === 0);
  return { name, series: { timesMs: minutes.map((m) => m * MIN), values: minutes.map(() => value) } };
}

test('what services use adds up, the heaviest is named first', () => {
  const fleet = weighFleet([chart('small', 0.5), chart('large', 2)], CPU);
  expect(fleet.services.map(({ name }) => name)).toEqual(['large', 'small']);
  expect(fleet.total).toBeCloseTo(2.5 * 3600 * 1e9, -3);
  expect(fleet.series).toMatchObject({ average: 2.5e9, weight: 3600 });
});

test('a service that began half way is averaged over the time of the whole fleet', () => {
  const fleet = weighFleet([chart('old', 1), chart('new', 1, { from: 31 })], CPU);
  expect(fleet.series?.average).toBeCloseTo(1.5e9, -3);
});

test('memory of services that are looked at equally often adds up', () => {
  const { series, services, hasUnevenMoments } = weighFleet([chart('a', 10), chart('b', 30)], MEMORY);
  expect(hasUnevenMoments).toBe(false);
  expect(series).toMatchObject({ average: 40, weight: 60 });
  expect(services).toEqual([
    { name: 'b', amount: 30 },
    { name: 'a', amount: 10 },
  ]);
});

test('memory of services that are looked at unequally often has shares only', () => {
  const fleet = weighFleet([chart('a', 10), chart('b', 30, { every: 4 })], MEMORY);
  expect(fleet).toMatchObject({ series: undefined, hasUnevenMoments: true });
});

test('a fleet without data weighs nothing', () => {
  for (const context of [CPU, MEMORY]) {
    expect(weighFleet([{ name: 'gone', series: { timesMs: [], values: [] } }], context)).toMatchObject({
      services: [],
      series: undefined,
      hasUnevenMoments: false,
    });
  }
});

test.each([
  [100, 100.05, ''],
  [100, 99.5, 'The charts of the services add up to 0.5 % less than the flame graph has.'],
  [100, 103, 'The charts of the services add up to 3 % more than the flame graph has.'],
  [0, 1, ''],
])('a flame graph of %d and charts of %d: %s', (tree, charts, sentence) => {
  expect(describeSumOfServices(tree, charts)).toBe(sentence);
});
