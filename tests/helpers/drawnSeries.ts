import type { Series, SeriesContext } from '../../src/profile/series/change/Series';

export const FROM_MS = 1_795_421_460_000;
export const STEP_MS = 15_000;

/** Makes a series of its values, one per step; undefined is a missing point. The first value is at the very start. */
export function seriesOf(values: ReadonlyArray<number | undefined>, stepMs = STEP_MS): Series {
  const points = values.flatMap((value, i) => (value === undefined ? [] : { timeMs: FROM_MS + i * stepMs, value }));
  return { timesMs: points.map(({ timeMs }) => timeMs), values: points.map(({ value }) => value) };
}

/** Makes a range of that many steps, whose series are in cores. */
export function steps(count: number, overrides: Partial<SeriesContext> = {}): SeriesContext {
  const stepMs = overrides.stepMs ?? STEP_MS;
  const range = { fromMs: FROM_MS, toMs: FROM_MS + count * stepMs };
  return { range, stepMs, kind: 'rate', averageUnit: 'cores', ...overrides };
}

/** Makes one value per step of an hour: `getValue` takes the part of the hour that has passed. */
export function hour(getValue: (part: number, step: number) => number | undefined): Series {
  return seriesOf(Array.from({ length: 241 }, (_, i) => getValue(i / 240, i)));
}

export const HOUR = steps(240);
