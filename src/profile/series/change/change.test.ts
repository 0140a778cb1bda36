import { describeProfileType } from 'profile/catalog/describeProfileType';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
/** @jest-environment node */
import { computeVolatility, type Volatility } from 'profile/series/services/computeStatistics';
import { FROM_MS, hour, HOUR, seriesOf, STEP_MS, steps } from '../../../../tests/helpers/drawnSeries';
import { computeTotals } from './computeTotals';
import { dropArriving, toDataSlots } from './dataSlots';
import { computeDataTime } from './dataTime';
import { getSeriesMeaning, type Series, type SeriesContext } from './Series';

function volatilityOf(series: Series, context: SeriesContext): Volatility | undefined {
  const time = computeDataTime(series, context);
  return time && computeVolatility(toDataSlots(time, context, true), context);
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
    ['only that, which may stand for any time', [2], {}, { average: undefined, total: 30e9, max: 2 }],
    ['only a picture', [2], { kind: 'instant' }, { average: 2, total: undefined, max: 2 }],
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

describe('the end where data are still arriving', () => {
  const getKept = (lastStep: number): number | undefined => {
    const series = hour((_, step) => (step <= lastStep ? 1 : undefined));
    const time = computeDataTime(series, HOUR);
    const endsMs = time && dropArriving(toDataSlots(time, HOUR), time, STEP_MS).endsMs;
    return endsMs && ((endsMs.at(-1) ?? 0) - FROM_MS) / STEP_MS;
  };

  test.each([
    ['leaves out the last half minute', 240, 238],
    ['is a little earlier where data are a little late', 235, 233],
    ['is none where data ended long ago', 200, 200],
  ])('%s', (_, lastStep, kept) => {
    expect(getKept(lastStep)).toBe(kept);
  });

  test('stays, where a fifth of the series would be lost', () => {
    const context = steps(8);
    const time = computeDataTime(seriesOf([undefined, 1, 1, 1, 1, 1, 1, 1, 1]), context);
    expect(time && dropArriving(toDataSlots(time, context), time, STEP_MS).values).toHaveLength(8);
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
