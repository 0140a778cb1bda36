/** @jest-environment node */
import fc from 'fast-check';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { FROM_MS, HOUR, hour, seriesOf, STEP_MS, steps } from '../../../../tests/helpers/drawnSeries';
import type { MeasuredChange, SeriesChange } from './computeChange';
import { computeStatistics } from './computeStatistics';
import { computeSummary } from './computeSummary';
import { formatChange, formatStretch } from './formatChange';
import { sortServices } from './sortServices';

function changeOf(series: Series, context: SeriesContext): SeriesChange {
  const statistics = computeStatistics(new Map([['own', series]]), context).byName.get('own');
  if (!statistics) {
    throw new Error('There are no statistics.');
  }
  return statistics.change;
}

/** Repeatable noise between 0 and 1. */
function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function measured(change: SeriesChange): MeasuredChange {
  if (change.kind === 'unknown') {
    throw new Error('The change is unknown.');
  }
  return change;
}

describe('change', () => {
  test('of a constant series is 0', () => {
    expect(
      changeOf(
        hour(() => 0.5),
        HOUR,
      ),
    ).toMatchObject({ kind: 'measured', absolute: 0, relative: 0, score: 0 });
  });

  test('of a series that is recorded every minute, with steps of 15 s, is 0, wherever the minute falls', () => {
    for (const offset of [0, 1, 2, 3]) {
      const series = hour((_, step) => (step % 4 === offset ? 2 : undefined));
      expect(changeOf(series, HOUR)).toMatchObject({ absolute: 0, relative: 0, isSure: false });
    }
  });

  test('is 0 although the first point holds only what was recorded at the very start', () => {
    const values = [0.1, ...Array.from({ length: 24 }, () => 0.5)];
    expect(changeOf(seriesOf(values, 600_000), steps(24, { stepMs: 600_000 }))).toMatchObject({ absolute: 0 });
  });

  test('compares a stretch with what is beside it, since when it lasts', () => {
    const change = measured(
      changeOf(
        hour((part) => (part <= 0.4 ? 0.015 : 0.09)),
        HOUR,
      ),
    );
    expect(change.absolute).toBeCloseTo(0.075, 5);
    expect(change.relative).toBeCloseTo(5, 3);
    expect(change.isSure).toBe(true);
    expect(change.selection.stretch).toMatchObject({ fromMs: FROM_MS + 96 * STEP_MS, toMs: undefined });
  });

  test('of a plateau that is over is that of the plateau, and says from when to when', () => {
    const change = measured(
      changeOf(
        hour((part) => (part > 0.4 && part <= 0.65 ? 0.8 : 0.4)),
        HOUR,
      ),
    );
    expect(change).toMatchObject({ isSure: true });
    expect(change.relative).toBeCloseTo(1, 5);
    const inMinutes = (timeMs: number): string => `minute ${(timeMs - FROM_MS) / 60_000}`;
    expect(change.selection.stretch && formatStretch(change.selection.stretch, inMinutes)).toBe(
      'from minute 24 to minute 39',
    );
  });

  test.each<[string, (part: number, step: number) => number | undefined, Partial<SeriesContext>, object]>([
    ['has only zeros', () => 0, {}, { kind: 'measured', absolute: 0, relative: 0, isSure: false }],
    ['rises from zeros', (part) => (part > 0.6 ? 0.2 : 0), {}, { kind: 'measured', relative: undefined, isSure: true }],
    ['falls to zeros', (part) => (part < 0.4 ? 0.2 : 0), {}, { kind: 'measured', relative: -1, isSure: true }],
    ['has no points', () => undefined, {}, { kind: 'unknown', isSure: false, score: 0 }],
    [
      'has one sample',
      (_, step) => (step === 200 ? 0.01 : undefined),
      {},
      { kind: 'unknown', isSure: false, score: 0 },
    ],
    ['ends early', (part) => (part < 0.8 ? 0.2 : undefined), {}, { kind: 'measured', absolute: 0, isSure: false }],
    ['begins late', (part) => (part > 0.4 ? 0.2 : undefined), {}, { kind: 'measured', absolute: 0, isSure: false }],
    [
      'has a gap',
      (part) => (part < 0.5 || part > 0.75 ? 1 : undefined),
      {},
      { kind: 'measured', absolute: 0, isSure: false },
    ],
    [
      'has a gap in pictures',
      (part) => (part < 0.3 || part > 0.7 ? 5 : undefined),
      { kind: 'instant' },
      { absolute: 0 },
    ],
    [
      'has data for some minutes only',
      (part) => (part > 0.9 ? 5 * part : undefined),
      {},
      { kind: 'unknown', isSure: false },
    ],
    ['begins late, and then rises', (part) => (part > 0.75 ? 3 : part > 0.4 ? 1 : undefined), {}, { isSure: true }],
    [
      'rises, and then has no data',
      (part) => (part > 0.8 ? undefined : part > 0.4 ? 3 : 1),
      {},
      { relative: 2, isSure: true },
    ],
  ])('of a series that %s', (_, getValue, overrides, expected) => {
    expect(changeOf(hour(getValue), { ...HOUR, ...overrides })).toMatchObject(expected);
  });

  test.each([[0], [1], [2], [5]])('of a range of %i steps is never sure', (count) => {
    const series = seriesOf(Array.from({ length: count + 1 }, (_, i) => (i > count / 2 ? 100 : 1)));
    expect(changeOf(series, steps(count)).isSure).toBe(false);
  });

  test('noise alone is hardly ever a sure change', () => {
    const sure = Array.from({ length: 1000 }, (_, seed) => {
      const noise = createNoise(seed);
      return changeOf(
        hour(() => noise() * 0.02),
        HOUR,
      ).isSure;
    });
    expect(sure.filter(Boolean).length).toBe(0);
  });

  test('noise that lasts for minutes is no sure change either', () => {
    const sure = Array.from({ length: 300 }, (_, seed) => {
      const noise = createNoise(seed);
      let level = 0.5;
      return changeOf(
        hour(() => (level = 0.5 + (level - 0.5) * 0.9 + (noise() - 0.5) * 0.1)),
        HOUR,
      ).isSure;
    });
    expect(sure.filter(Boolean).length).toBeLessThanOrEqual(3);
  });

  const point = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined });
  const kind = fc.constantFrom('rate', 'sum', 'instant');

  test('from next to nothing is not shown as a percentage without end', () => {
    const change = changeOf(
      hour((part) => (part > 0.5 ? 0.5 : 5e-301)),
      HOUR,
    );
    expect(formatChange(change, 'cores')).toEqual({ relative: 'over +100,000 %', absolute: '+0.5 cores' });
  });

  test('is finite whatever the points', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), fc.integer({ min: 0, max: 60 }), kind, (values, count, kind) => {
        const change = changeOf(seriesOf(values), steps(count, { kind }));
        expect(Object.values(change).filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual(
          [],
        );
        expect(change.score).toBeGreaterThanOrEqual(0);
        expect(formatChange(change, 'cores').relative).not.toMatch(/NaN|∞|Infinity|–/);
      }),
    );
  });
});

describe('a list of services', () => {
  const noises = Array.from({ length: 200 }, (_, i): [string, Series] => {
    const noise = createNoise(i);
    return [`small-${i}`, hour(() => (noise() < 0.1 ? noise() * 0.02 : undefined))];
  });
  const noise = createNoise(99);
  const seriesByName = new Map<string, Series>([
    ...noises,
    ['big-and-steady', hour(() => 10 + noise())],
    ['big-and-restless', hour((part) => 4 + Math.sin(part * 40) + noise())],
    ['regressing', hour((part) => (part <= 0.4 ? 0.015 : 0.09) * (0.9 + 0.2 * noise()))],
    ['late', hour((part) => (part > 0.9 ? 0.01 : undefined))],
  ]);
  const { byName: statistics } = computeStatistics(seriesByName, HOUR);
  const services = [
    ...[...statistics].map(([name, each]) => ({ name, statistics: each })),
    { name: 'absent' },
    { name: 'loading', statistics: undefined },
  ];
  const names = (sorted: ReadonlyArray<{ name: string }>): string[] => sorted.map(({ name }) => name);

  test('sorted by change begins with the one that regressed, not with noise', () => {
    expect(names(sortServices(services, 'change')).slice(0, 1)).toEqual(['regressing']);
  });

  test('sorted by total begins with the largest and ends with what is not known', () => {
    const sorted = names(sortServices(services, 'total'));
    expect(sorted.slice(0, 3)).toEqual(['big-and-steady', 'big-and-restless', 'regressing']);
    expect(sorted.slice(-2)).toEqual(['absent', 'loading']);
  });

  test('sorted by volatility begins with what swings, not with what is idle', () => {
    expect(names(sortServices(services, 'volatility')).slice(0, 2)).toEqual(['big-and-restless', 'regressing']);
  });

  test('sorted by name puts favorites first', () => {
    const sorted = names(sortServices(services, 'name', new Set(['regressing', 'loading', 'elsewhere'])));
    expect(sorted.slice(0, 4)).toEqual(['loading', 'regressing', 'absent', 'big-and-restless']);
  });

  test('has one order, however it was before', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(services, { minLength: services.length }),
        fc.constantFrom('name', 'total', 'change', 'volatility'),
        (shuffled, key) => {
          expect(names(sortServices(shuffled, key))).toEqual(names(sortServices(services, key)));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is summed up', () => {
    const summary = computeSummary(services);
    expect(summary.count).toBe(206);
    expect(summary.average).toBeGreaterThan(14.5);
    expect(summary.topShare).toBeGreaterThan(0.98);
    expect(summary.topShare).toBeLessThan(1);
  });

  test('counts what stopped or began for the time that it has data, as its total does', () => {
    const { byName } = computeStatistics(
      new Map([
        ['all along', hour(() => 1)],
        ['stopped', hour((part) => (part <= 0.25 ? 2 : undefined))],
        ['with a gap', hour((part) => (part <= 0.25 || part > 0.75 ? 4 : undefined))],
        ['once', hour((_, step) => (step === 100 ? 40 : undefined))],
        ['once, at the end', hour((_, step) => (step === 239 ? 40 : undefined))],
      ]),
      HOUR,
    );
    const all = [...byName].map(([name, statistics]) => ({ name, statistics }));
    const total = all.reduce((sum, { statistics }) => sum + (statistics.totals.total ?? 0), 0);
    const { average = 0 } = computeSummary(all);
    // Nanoseconds of CPU in an hour, as cores.
    expect(average / (total / 3.6e12)).toBeCloseTo(1, 1);
    const shares = all.map(({ statistics }) => (statistics.averageOfAll ?? 0) / average);
    const ofTotals = all.map(({ statistics }) => (statistics.totals.total ?? 0) / total);
    shares.forEach((share, place) => expect(Math.abs(share - (ofTotals[place] ?? 0))).toBeLessThan(0.01));
  });

  test('of five or fewer has no top, and without series no average', () => {
    expect(computeSummary([{ name: 'a' }])).toEqual({
      count: 1,
      average: undefined,
      topShare: undefined,
      unknownCount: 0,
    });
    expect(computeSummary(services.slice(0, 5)).topShare).toBeUndefined();
    const idle = computeStatistics(new Map([['idle', hour(() => 0)]]), HOUR).byName.get('idle');
    expect(computeSummary(Array.from({ length: 6 }, () => ({ name: 'idle', statistics: idle })))).toEqual({
      count: 6,
      average: 0,
      topShare: undefined,
      unknownCount: 0,
    });
  });
});

test('a service of which only sums of snapshots are known is counted, and is no part of the amounts', () => {
  const gauge = steps(240, { stepMs: STEP_MS, kind: 'instant', averageUnit: 'bytes' });
  const known = hour(() => 4);
  const { byName } = computeStatistics(
    new Map([
      ['known', known],
      ['sums', { ...known, moments: 'unknown' }],
    ]),
    gauge,
  );
  const summary = computeSummary([...byName].map(([name, statistics]) => ({ name, statistics })));
  expect(summary).toMatchObject({ count: 2, average: 4, unknownCount: 1 });
});

test.each<[(part: number) => number | undefined, string, string]>([
  [(part) => (part <= 0.5 ? 0.1 : 0.59), '+490 %', '+0.49 cores'],
  [(part) => (part <= 0.5 ? 0.2 : 0.1), '-50 %', '-0.1 cores'],
  [() => 1, '0 %', '0 cores'],
  [(part) => (part <= 0.5 ? 0 : 0.1), 'from 0', '+0.1 cores'],
  [(part) => (part <= 0.5 ? 0.1 : 0), '-100 %', '-0.1 cores'],
  [(part) => (part <= 0.5 ? undefined : 0.1), '0 %', '0 cores'],
  [() => undefined, 'unknown', ''],
])('a change reads as expected (%#)', (getValue, relative, absolute) => {
  expect(formatChange(changeOf(hour(getValue), HOUR), 'cores')).toEqual({ relative, absolute });
});
