/** @jest-environment node */
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { countInstances } from './countInstances';

const STEP_MS = 15_000;
const CONTEXT: SeriesContext = {
  range: { fromMs: 0, toMs: 120 * STEP_MS },
  ...{ stepMs: STEP_MS, kind: 'rate', averageUnit: 'cores' },
};

/** An instance with a profile at every so many steps, from one step on and up to another. */
function instance({ every = 1, from = 1, to = 120, value = 0.2 } = {}): Series {
  const timesMs = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, at) => (from + at * every) * STEP_MS);
  return { timesMs, values: timesMs.map(() => value) };
}

test.each([
  ['one', [instance()], 1],
  ['ten', Array.from({ length: 10 }, () => instance()), 10],
  ['a second one for a third of the time', [instance(), instance({ from: 81 })], 4 / 3],
  ['one that another takes over from', [instance({ to: 60 }), instance({ from: 61 })], 1],
  [
    'ten with a profile a minute, each at a step of its own',
    [1, 2, 3, 4, 1, 2, 3, 4, 1, 2].map((from) => instance({ every: 4, from })),
    10,
  ],
  ['one that is idle', [instance(), instance({ value: 0 })], 2],
  [
    'two with a gap that both have',
    [instance({ to: 40 }), instance({ from: 81 }), instance({ to: 40 }), instance({ from: 81 })],
    2,
  ],
])('counts instances: %s', (_, series, count) => {
  const counted = countInstances(series, CONTEXT) ?? 0;
  expect(counted).toBeGreaterThan(count * 0.97);
  expect(counted).toBeLessThan(count * 1.03);
});

test('does not count where nothing has data', () => {
  expect(countInstances([instance()], { ...CONTEXT, range: { fromMs: 1e9, toMs: 2e9 } })).toBeUndefined();
});
