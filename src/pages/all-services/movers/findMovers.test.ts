/** @jest-environment node */
import { computeStatistics } from 'profile/change/computeStatistics';
import type { Series } from 'profile/change/Series';
import { findMovers } from './findMovers';

const STEP_MS = 15_000;
const STEPS = 240;

/** An hour at one level, then at another, with a little noise. */
function draw(first: number, second: number): Series {
  const steps = Array.from({ length: STEPS }, (_, step) => step + 1);
  return {
    timesMs: steps.map((step) => step * STEP_MS),
    values: steps.map((step) => (step > STEPS / 2 ? second : first) * (1 + ((step * 7919) % 13) / 500)),
  };
}

function find(series: Readonly<Record<string, Series>>): string[] {
  const names = Object.keys(series);
  const statistics = computeStatistics(new Map(Object.entries(series)), {
    range: { fromMs: 0, toMs: STEPS * STEP_MS },
    stepMs: STEP_MS,
    kind: 'rate',
    averageUnit: 'cores',
  });
  return findMovers(names, statistics).map(({ serviceName }) => serviceName);
}

test('the largest change in cores comes first, up or down; what did not change is no mover', () => {
  const series = { calm: draw(9, 9), small: draw(0.1, 0.9), large: draw(5, 2), medium: draw(1, 2.5) };
  expect(find(series)).toEqual(['large', 'medium', 'small']);
});

test('five at the most', () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`s${index}`, draw(1, 2 + index)]));
  expect(find(many)).toEqual(['s8', 's7', 's6', 's5', 's4']);
});

test('a service without series is none', () => {
  expect(findMovers(['gone'], new Map())).toEqual([]);
});
