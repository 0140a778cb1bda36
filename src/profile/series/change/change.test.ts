/** @jest-environment node */
import fc from 'fast-check';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import { computeChange, type MeasuredChange, type SeriesChange } from './computeChange';
import { computeStatistics } from './computeStatistics';
import { computeSummary } from './computeSummary';
import { computeTotals } from './computeTotals';
import { computeVolatility, type Volatility } from './computeVolatility';
import { type DataSlots, leaveArriving, toDataSlots } from './dataSlots';
import { computeDataTime } from './dataTime';
import { formatChange } from './formatChange';
import { getSeriesMeaning, type Series, type SeriesContext } from './Series';
import { sortServices } from './sortServices';

const FROM_MS = 1_795_421_460_000;
const STEP_MS = 15_000;

/** A series from its values, one per step; undefined is a missing point. The first value is the one at the very start. */
function seriesOf(values: ReadonlyArray<number | undefined>, stepMs = STEP_MS): Series {
  const points = values.flatMap((value, i) => (value === undefined ? [] : { timeMs: FROM_MS + i * stepMs, value }));
  return { timesMs: points.map(({ timeMs }) => timeMs), values: points.map(({ value }) => value) };
}

/** A range of that many steps, whose series are in cores. */
function steps(count: number, overrides: Partial<SeriesContext> = {}): SeriesContext {
  const stepMs = overrides.stepMs ?? STEP_MS;
  const range = { fromMs: FROM_MS, toMs: FROM_MS + count * stepMs };
  return { range, stepMs, kind: 'rate', averageUnit: 'cores', ...overrides };
}

/** One value per step of an hour: `getValue` takes the part of the hour that has passed. */
function hour(getValue: (part: number, step: number) => number | undefined): Series {
  return seriesOf(Array.from({ length: 241 }, (_, i) => getValue(i / 240, i)));
}

const HOUR = steps(240);

function slotsOf(series: Series, context: SeriesContext): DataSlots {
  const time = computeDataTime(series, context);
  return time
    ? toDataSlots(time, context, true)
    : { values: new Float64Array(), endsMs: new Float64Array(), slotMs: 1 };
}

function changeOf(series: Series, context: SeriesContext): SeriesChange {
  return computeChange(slotsOf(series, context), context);
}

function volatilityOf(series: Series, context: SeriesContext): Volatility | undefined {
  return computeVolatility(slotsOf(series, context), context);
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

describe('totals', () => {
  test.each<[string, Array<number | undefined>, Partial<SeriesContext>, ReturnType<typeof computeTotals>]>([
    ['rates', [undefined, 0.5, 0.5, 0.5, 1.5], {}, { average: 0.75, total: 45e9, max: 1.5 }],
    [
      'rates with a gap',
      [undefined, 0.5, 0.5, 0.5, ...Array.from({ length: 6 }, () => undefined), 1, 1, 1],
      {},
      { average: 0.75, total: 67.5e9, max: 1 },
    ],
    [
      'rates that are recorded every fourth step',
      [undefined, 2, ...[6, 2].flatMap((value) => [undefined, undefined, undefined, value])],
      {},
      { average: 10 / 12, total: 150e9, max: 1.5 },
    ],
    [
      'rates that end early',
      [undefined, 1, 1, ...Array.from({ length: 9 }, () => undefined)],
      {},
      { average: 1, total: 30e9, max: 1 },
    ],
    ['what was recorded at the very start', [2, 1, 1], {}, { average: 1, total: 30e9, max: 1 }],
    ['only that', [2], {}, { average: 2, total: 30e9, max: 2 }],
    ['CPU time per step', [undefined, 15e9, 15e9], { kind: 'sum' }, { average: 1, total: 30e9, max: 1 }],
    ['bytes per second', [undefined, 100, 300], { averageUnit: 'binBps' }, { average: 200, total: 6000, max: 300 }],
    [
      'samples per step',
      [undefined, 30, 60],
      { kind: 'sum', averageUnit: 'samples/s' },
      { average: 3, total: 90, max: 4 },
    ],
    [
      'pictures',
      [undefined, 10, 10, undefined, 40],
      { kind: 'instant', averageUnit: 'short' },
      { average: 20, total: undefined, max: 40 },
    ],
    ['nothing', [], {}, { average: undefined, total: undefined, max: undefined }],
  ])('of %s', (_, values, overrides, expected) => {
    expect(computeTotals(seriesOf(values), steps(Math.max(0, values.length - 1), overrides))).toEqual(expected);
  });

  test('leave out points that are off the range or no numbers', () => {
    const series = { timesMs: [FROM_MS - STEP_MS, FROM_MS + STEP_MS, FROM_MS + 2 * STEP_MS], values: [7, 1, null] };
    expect(computeTotals(series, steps(2)).total).toBe(15e9);
  });

  test.each([
    [DEFAULT_PROFILE_TYPE, true, 'rate', 'cores'],
    [DEFAULT_PROFILE_TYPE, false, 'sum', 'cores'],
    ['mutex:delay:nanoseconds:contentions:count', true, 'rate', 'ns/s'],
    ['process_cpu:samples:count:cpu:nanoseconds', false, 'sum', 'samples/s'],
    ['memory:inuse_space:bytes:space:bytes', false, 'instant', 'bytes'],
  ])('%s (rate: %p) is read as %s in %s', (id, isRate, kind, averageUnit) => {
    expect(getSeriesMeaning(describeProfileType(id), isRate)).toEqual({ kind, averageUnit });
  });
});

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

  test('compares the averages of both halves', () => {
    const change = measured(
      changeOf(
        hour((part) => (part <= 0.4 ? 0.015 : 0.09)),
        HOUR,
      ),
    );
    expect(change.firstAverage).toBeCloseTo(0.03, 5);
    expect(change.secondAverage).toBeCloseTo(0.09, 5);
    expect(change.absolute).toBeCloseTo(0.06, 5);
    expect(change.relative).toBeCloseTo(2, 3);
    expect(change.isSure).toBe(true);
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
    expect(sure.filter(Boolean).length).toBeLessThan(10);
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
    expect(sure.filter(Boolean).length).toBeLessThan(15);
  });

  const point = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined });
  const kind = fc.constantFrom('rate', 'sum', 'instant');

  test('from next to nothing is not shown as a percentage without end', () => {
    const change: MeasuredChange = {
      kind: 'measured',
      first: HOUR.range,
      second: HOUR.range,
      firstAverage: 5e-301,
      secondAverage: 0.5,
      relative: 1e300,
      absolute: 0.5,
      score: 1,
      isSure: true,
    };
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

  test('is the opposite for the same series backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 24, maxLength: 24 }), (values) => {
        const forth = measured(changeOf(seriesOf([0, ...values]), steps(24)));
        const back = measured(changeOf(seriesOf([0, ...values.reverse()]), steps(24)));
        expect(back.absolute).toBeCloseTo(-forth.absolute, 6);
        expect(back.score).toBeCloseTo(forth.score, 6);
      }),
    );
  });
});

describe('the end where data are still arriving', () => {
  const slots = slotsOf(
    hour(() => 1),
    HOUR,
  );

  test.each([
    ['leaves out the last half minute', 240, 238],
    ['leaves out nothing where others have later points', 260, 240],
    ['stays, where half of the series would be lost', 120, 240],
  ])('%s', (_, newestStep, lastStep) => {
    const { endsMs, values } = leaveArriving(slots, FROM_MS + newestStep * STEP_MS, STEP_MS);
    expect(endsMs.at(-1)).toBe(FROM_MS + lastStep * STEP_MS);
    expect(values).toHaveLength(lastStep);
  });
});

describe('volatility', () => {
  test('of a constant series is 0, also when it is recorded every minute', () => {
    expect(
      volatilityOf(
        hour(() => 0.5),
        HOUR,
      ),
    ).toEqual({ ratio: 0, score: 0 });
    expect(
      volatilityOf(
        hour((_, step) => (step % 4 === 1 ? 2 : undefined)),
        HOUR,
      )?.ratio,
    ).toBeCloseTo(0, 9);
  });

  test('of one core, then none', () => {
    const volatility = volatilityOf(
      hour((part) => (part <= 0.5 ? 1 : 0)),
      HOUR,
    );
    expect(volatility?.ratio).toBeCloseTo(1.04, 2);
    expect(volatility?.score).toBeCloseTo(0.55, 2);
  });

  test('is undefined where there is nothing or too little', () => {
    expect(volatilityOf(seriesOf([]), HOUR)).toBeUndefined();
    expect(volatilityOf(seriesOf([1, 2]), steps(1))).toBeUndefined();
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

  test('of five or fewer has no top, and without series no average', () => {
    expect(computeSummary([{ name: 'a' }])).toEqual({ count: 1, average: undefined, topShare: undefined });
    expect(computeSummary(services.slice(0, 5)).topShare).toBeUndefined();
    const idle = computeStatistics(new Map([['idle', hour(() => 0)]]), HOUR).byName.get('idle');
    expect(computeSummary(Array.from({ length: 6 }, () => ({ name: 'idle', statistics: idle })))).toEqual({
      count: 6,
      average: 0,
      topShare: undefined,
    });
  });
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
