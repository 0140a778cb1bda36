/** @jest-environment node */
import { createRandom } from 'profile/diff/createRandom';
import {
  DAY,
  HOUR,
  MADE_KINDS,
  type MadeKind,
  type MadeOptions,
  makeSeries,
} from '../../../../tests/diff-experiments/madeSeries';
import { computeStatistics, type SeriesStatistics } from './computeStatistics';

const SEED = 4711;
const COUNT = 60;

/** Each kind has noise of its own. */
function compute(kind: MadeKind, options: MadeOptions, count = COUNT): SeriesStatistics[] {
  const random = createRandom(SEED + MADE_KINDS.indexOf(kind));
  const made = Array.from({ length: count }, () => makeSeries(kind, options, random));
  const flat = makeSeries('flat', options, random);
  const series = new Map([...made, flat].map((each, i) => [i === count ? 'other' : `s${i}`, each.series]));
  const { byName } = computeStatistics(series, flat.context);
  return [...byName].flatMap(([name, statistics]) => (name === 'other' ? [] : statistics));
}

// `npx tsx tests/diff-experiments/claims.ts` measures the same on many more.
test.each<[string, MadeOptions]>([
  ['an hour', HOUR],
  ['an hour with a profile a minute', { ...HOUR, pushMs: 60_000 }],
  ['twenty minutes with a profile a minute', { ...HOUR, rangeMs: 1_200_000, pushMs: 60_000 }],
  ['a day with a profile in five minutes', { ...DAY, pushMs: 300_000 }],
])('%s of flat, late, begun, stopped and gapped series has hardly any change', (_, options) => {
  const kinds = ['flat', 'late', 'begun', 'stopped', 'gapped'] as const;
  const all = kinds.flatMap((kind) => compute(kind, options));
  expect(all.filter(({ change }) => change.isSure).length / all.length).toBeLessThanOrEqual(0.01);
});

test.each<[string, MadeOptions]>([
  ['fades slowly', { ...HOUR, persistence: 0.9 }],
  [
    'is of two kinds, load that fades slowly and counted samples',
    { ...HOUR, noise: 0.07, persistence: 0.9, countingNoise: 0.07 },
  ],
])('nor have those whose noise %s, nor spikes and bursts in it', (_, options) => {
  const kinds = ['flat', 'late', 'begun', 'stopped', 'gapped', 'spike', 'bursts'] as const;
  const all = kinds.flatMap((kind) => compute(kind, options));
  expect(all.filter(({ change }) => change.isSure).length / all.length).toBeLessThanOrEqual(0.01);
});

test.each<[MadeKind, string, MadeOptions]>([
  ['step', 'in little noise', { ...HOUR, noise: 0.05 }],
  ['plateau', 'in little noise', { ...HOUR, noise: 0.05 }],
  ['step', 'with a profile a minute', { ...HOUR, pushMs: 60_000 }],
  ['plateau', 'with a profile a minute', { ...HOUR, pushMs: 60_000 }],
  ['step', 'in noise that fades slowly', { ...HOUR, noise: 0.05, persistence: 0.9 }],
  ['plateau', 'in noise that fades slowly', { ...HOUR, noise: 0.05, persistence: 0.9 }],
  ['ramp', 'in noise of which half stays', { ...HOUR, persistence: 0.5 }],
])('a %s of 30 %% and more %s is nearly always found', (kind, _, options) => {
  const all = compute(kind, options, 200);
  expect(all.filter(({ change }) => change.isSure).length / all.length).toBeGreaterThanOrEqual(0.95);
});

test.each<[MadeKind, (each: SeriesStatistics) => boolean]>([
  ['flat', ({ missing }) => missing === undefined],
  ['begun', ({ missing }) => missing?.start?.isOwn === true],
  ['stopped', ({ missing }) => missing?.end?.isOwn === true],
  ['gapped', ({ missing }) => (missing?.gaps.length ?? 0) > 0],
])('what is missing of %s series is told', (kind, isTold) => {
  const all = compute(kind, HOUR);
  expect(all.filter(isTold).length / all.length).toBeGreaterThan(0.97);
});

test('averages are those of the level, whatever is missing', () => {
  for (const kind of ['late', 'begun', 'stopped', 'gapped'] as const) {
    const random = createRandom(SEED);
    const made = makeSeries(kind, { ...HOUR, noise: 0 }, random);
    const average = computeStatistics(new Map([['own', made.series]]), made.context).byName.get('own')?.totals.average;
    const values = Array.from(made.series.values, Number).sort((left, right) => left - right);
    // Profiles come a little early or late, so now and then a step has two of them, or none.
    expect((average ?? 0) / (values[Math.floor(values.length / 2)] ?? 1)).toBeCloseTo(1, 1);
  }
});
