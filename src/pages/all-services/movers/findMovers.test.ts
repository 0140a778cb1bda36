/** @jest-environment node */
import type { Series } from 'profile/series/change/Series';
import { computeStatistics } from 'profile/series/services/computeStatistics';
import { describeBegunAndStopped, describeNoChange, findMovers } from './findMovers';

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

function compute(series: Readonly<Record<string, Series>>) {
  return computeStatistics(new Map(Object.entries(series)), {
    range: { fromMs: 0, toMs: STEPS * STEP_MS },
    stepMs: STEP_MS,
    kind: 'rate',
    averageUnit: 'cores',
  }).byName;
}

/** Cuts a series to the points between two parts of the hour. */
function cut({ timesMs, values }: Series, from: number, to: number): Series {
  const kept = Array.from(timesMs, (timeMs, i) => ({ timeMs, value: values[i] })).filter(
    ({ timeMs }) => timeMs > from * STEPS * STEP_MS && timeMs <= to * STEPS * STEP_MS,
  );
  return { timesMs: kept.map(({ timeMs }) => timeMs), values: kept.map(({ value }) => value) };
}

function join(...parts: readonly Series[]): Series {
  return {
    timesMs: parts.flatMap(({ timesMs }) => Array.from(timesMs)),
    values: parts.flatMap(({ values }) => Array.from(values)),
  };
}

function find(series: Readonly<Record<string, Series>>): string[] {
  return findMovers(Object.keys(series), compute(series)).map(({ serviceName }) => serviceName);
}

test('the largest change in cores comes first, up or down; what did not change is no mover', () => {
  const series = { calm: draw(9, 9), small: draw(0.1, 0.9), large: draw(5, 2), medium: draw(1, 2.5) };
  expect(find(series)).toEqual(['large', 'medium', 'small']);
});

test('what rose and fell again is a mover, with the height that it had', () => {
  const plateau = join(cut(draw(0.4, 0.4), 0, 0.4), cut(draw(0.8, 0.8), 0.4, 0.65), cut(draw(0.4, 0.4), 0.65, 1));
  const series = { calm: draw(9, 9), plateau };
  const [mover, ...others] = findMovers(Object.keys(series), compute(series));
  expect(others).toEqual([]);
  expect(mover?.serviceName).toBe('plateau');
  expect(mover?.change.absolute).toBeCloseTo(0.4, 1);
  expect(mover?.change.selection.stretch).toMatchObject({ fromMs: 96 * STEP_MS, toMs: 156 * STEP_MS });
});

test('five at the most', () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`s${index}`, draw(1, 2 + index)]));
  expect(find(many)).toEqual(['s8', 's7', 's6', 's5', 's4']);
});

test('a service without series is none', () => {
  expect(findMovers(['gone'], new Map())).toEqual([]);
});

test('what began, stopped, is late or has a gap is no mover: what rose by half again is the only one', () => {
  const flat = draw(9, 9);
  const gapped = join(cut(flat, 0, 0.3), cut(flat, 0.55, 1));
  const series = {
    begun: cut(flat, 0.37, 1),
    stopped: cut(flat, 0, 0.6),
    late: cut(flat, 0, 0.78),
    gapped,
    risen: draw(0.1, 0.248),
  };
  expect(find(series)).toEqual(['risen']);
  expect(describeBegunAndStopped(compute(series))).toBe(
    '1 service began sending: begun. 2 services stopped sending: late, stopped.',
  );
});

test('where the data of all end together, none stopped', () => {
  const series = { a: cut(draw(1, 1), 0, 0.7), b: cut(draw(5, 5), 0, 0.7) };
  expect(find(series)).toEqual([]);
  expect(describeBegunAndStopped(compute(series))).toBe('');
});

test('that nothing changed is said of services with enough data only', () => {
  const brief = cut(draw(1, 1), 0.9, 1);
  expect(describeNoChange(compute({ calm: draw(2, 2), brief }))).toBe(
    'One service was looked at and did not change by more than its noise. 1 more has too few data.',
  );
  const sums: Series = { ...draw(1, 5), moments: 'unknown' };
  expect(describeNoChange(compute({ calm: draw(2, 2), sums }))).toBe(
    'One service was looked at and did not change by more than its noise. Changes of 1 service are not known: only sums of snapshots are.',
  );
  expect(describeNoChange(compute({ brief }))).toBe('No service has data for long enough to be compared with itself.');
});
