/** @jest-environment node */
import { createRandom } from 'profile/diff/createRandom';
import { toDataSlots } from './dataSlots';
import { computeDataTime, type DataTime } from './dataTime';
import { computeSourceTime, isWithoutData, judgeMissing } from './judgeMissing';
import type { Series, SeriesContext } from './Series';

const FROM_MS = 1_795_421_460_000;
const STEP_MS = 15_000;

/** A drawn series, a letter per step: a digit is a value, `.` no point. */
function draw(picture: string): { series: Series; context: SeriesContext } {
  return of([...picture].map((letter) => (letter === '.' ? undefined : Number(letter))));
}

function of(values: ReadonlyArray<number | undefined>): { series: Series; context: SeriesContext } {
  const points = values.flatMap((value, i) =>
    value === undefined ? [] : [{ timeMs: FROM_MS + (i + 1) * STEP_MS, value }],
  );
  return {
    series: { timesMs: points.map(({ timeMs }) => timeMs), values: points.map(({ value }) => value) },
    context: {
      range: { fromMs: FROM_MS, toMs: FROM_MS + values.length * STEP_MS },
      stepMs: STEP_MS,
      kind: 'rate',
      averageUnit: 'cores',
    },
  };
}

function timeOf({ series, context }: ReturnType<typeof draw>): DataTime {
  const time = computeDataTime(series, context);
  if (!time) {
    throw new Error('There are no points.');
  }
  return time;
}

/** In steps since the start of the range. */
const toStep = (timeMs: number | undefined): number | undefined =>
  timeMs === undefined ? undefined : (timeMs - FROM_MS) / STEP_MS;

/** Finds the missing time, in steps. */
function missingOf(drawn: ReturnType<typeof draw>) {
  const { lateStartMs, earlyEndMs, gaps } = timeOf(drawn);
  return {
    start: toStep(lateStartMs),
    end: toStep(earlyEndMs),
    gaps: gaps.map(({ fromMs, toMs }) => [toStep(fromMs), toStep(toMs)]),
  };
}

const NOTHING_MISSING = { start: undefined, end: undefined, gaps: [] };

test.each<[string, string, object]>([
  ['points in every step', '5'.repeat(40), NOTHING_MISSING],
  ['data that end early', '5'.repeat(25) + '.'.repeat(15), { ...NOTHING_MISSING, end: 25 }],
  ['data that are late by less than two minutes', '5'.repeat(32) + '.'.repeat(8), NOTHING_MISSING],
  ['data that begin late', '.'.repeat(15) + '5'.repeat(25), { ...NOTHING_MISSING, start: 15 }],
  ['a gap', '5'.repeat(15) + '.'.repeat(10) + '5'.repeat(15), { ...NOTHING_MISSING, gaps: [[15, 25]] }],
  ['a profile that got lost', '5555.5555.55555555555', NOTHING_MISSING],
  ['a profile every fourth step', '...5'.repeat(20), NOTHING_MISSING],
  ['a profile every fourth step, in the first of them', '5...'.repeat(20), NOTHING_MISSING],
  ['a profile about every fourth step', '...5..5....5...5....5..5...5'.repeat(3), NOTHING_MISSING],
  [
    'a profile every fourth step, and a gap',
    '5...'.repeat(10) + '....'.repeat(5) + '5...'.repeat(10),
    {
      ...NOTHING_MISSING,
      gaps: [[37, 57]],
    },
  ],
  [
    'a profile every fourth step, and two gaps between a few of them',
    '...5...5...................5...5...5...5...5...5...............5',
    {
      ...NOTHING_MISSING,
      gaps: [
        [8, 24],
        [48, 60],
      ],
    },
  ],
  ['profiles of 20 s in steps of 15 s', '.555'.repeat(20), NOTHING_MISSING],
  ['two profiles in a row each minute', '55..'.repeat(20), NOTHING_MISSING],
  [
    'few samples, seldom and unevenly',
    '1..1......2.1.........1..1....1..............1.1..1........1...1......',
    NOTHING_MISSING,
  ],
  [
    'bursts with nothing used between',
    '19371...........2841........................1912...............1631.....',
    NOTHING_MISSING,
  ],
  ['two points far apart', '.......5................5....', NOTHING_MISSING],
  ['two points side by side', '.......55....................', { ...NOTHING_MISSING, start: 7, end: 9 }],
  ['one point', '.......5.....................', { ...NOTHING_MISSING, start: 7, end: 8 }],
])('%s', (_, picture, expected) => {
  expect(missingOf(draw(picture))).toEqual(expected);
});

test('memory in use is never nothing: where its pictures are missing, they were not taken', () => {
  const { series, context } = draw('1991918919..........19119191..............191191919..........191191.....');
  expect(computeDataTime(series, context)?.gaps).toHaveLength(0);
  expect(computeDataTime(series, { ...context, kind: 'instant' })?.gaps).toHaveLength(3);
});

test('there is nothing to tell without points', () => {
  const { series, context } = draw('......');
  expect(computeDataTime(series, context)).toBeUndefined();
});

test.each([0.05, 0.2, 0.5, 0.8, 0.95])(
  'points that come at random in a part of %d of the steps have hardly ever a gap',
  (part) => {
    const random = createRandom(part * 1000);
    const drawn = Array.from({ length: 300 }, () =>
      of(Array.from({ length: 240 }, () => (random() < part ? 1 + Math.floor(3 * random()) : undefined))),
    );
    const withPoints = drawn.filter(({ series }) => series.timesMs.length > 0);
    const missing = withPoints.filter((each) => JSON.stringify(missingOf(each)) !== JSON.stringify(NOTHING_MISSING));
    expect(missing.length / withPoints.length).toBeLessThan(0.03);
  },
);

test.each<[string, string, number, number]>([
  ['points in every step', '5'.repeat(40), 1, 40],
  ['a gap', '5'.repeat(15) + '.'.repeat(10) + '5'.repeat(15), 1, 30],
  ['data that begin late and end early', '.'.repeat(10) + '5'.repeat(15) + '.'.repeat(15), 1, 15],
  ['a profile every fourth step', '...5'.repeat(10), 4, 40],
  ['a profile every fourth step, in the first of them', '5...'.repeat(10), 4, 40],
])('%s: slots, and how long there are data', (_, picture, slotSteps, coveredSteps) => {
  const { slotMs, coveredMs } = timeOf(draw(picture));
  expect([slotMs / STEP_MS, coveredMs / STEP_MS]).toEqual([slotSteps, coveredSteps]);
});

test('profiles of 20 s in steps of 15 s have slots of 20 s', () => {
  expect(timeOf(draw('.555'.repeat(20))).slotMs).toBeCloseTo(20_000, -3);
});

test.each([
  ['one profile', 4, 4],
  ['two profiles', 8, 8],
])('a part of a chart with %s learns from the rest how often they come', (_, partSteps, coveredSteps) => {
  const { series, context } = draw('...5'.repeat(10));
  const time = computeDataTime(series, { ...context, range: { fromMs: FROM_MS, toMs: FROM_MS + partSteps * STEP_MS } });
  expect((time?.coveredMs ?? 0) / STEP_MS).toBe(coveredSteps);
  expect(time?.gaps).toEqual([]);
});

test('a part whose profiles come more rarely than in the rest of the chart goes by its own', () => {
  const { series, context } = draw('...5'.repeat(10) + '5'.repeat(60));
  const time = computeDataTime(series, { ...context, range: { fromMs: FROM_MS, toMs: FROM_MS + 40 * STEP_MS } });
  expect((time?.coveredMs ?? 0) / STEP_MS).toBe(40);
});

test.each([
  ['one pod, then two, the second a step before its turn', '...4'.repeat(8) + '..4' + '.4'.repeat(80), 4],
  ['one pod, then two', '.4'.repeat(20) + '4'.repeat(160), 2],
  ['one pod, then four, for a short time at first', '...4'.repeat(9) + '4'.repeat(240), 4],
  ['two pods, then one', '4'.repeat(160) + '.4'.repeat(20), 2],
])('%s: slots are as long as the rarest pace, and no part is a gap', (_, picture, slotSteps) => {
  const { slotMs, gaps } = timeOf(draw(picture));
  expect([slotMs / STEP_MS, gaps]).toEqual([slotSteps, []]);
});

test('profiles that get lost now and then do not make slots longer', () => {
  const random = createRandom(7);
  const drawn = Array.from({ length: 100 }, () =>
    of(Array.from({ length: 240 }, () => (random() < 1 / 8 ? undefined : 5))),
  );
  expect(drawn.map((each) => timeOf(each).slotMs / STEP_MS)).toEqual(Array(100).fill(1));
});

test('the point at the very start counts only if there is no other', () => {
  const { context } = draw('55');
  const timesMs = [FROM_MS, FROM_MS + STEP_MS];
  expect(computeDataTime({ timesMs, values: [1, 5] }, context)?.points).toEqual([{ timeMs: timesMs[1], value: 5 }]);
  expect(computeDataTime({ timesMs: [FROM_MS], values: [1] }, context)?.points).toHaveLength(1);
});

describe('slots', () => {
  const slotsOf = (drawn: ReturnType<typeof draw>, kind: SeriesContext['kind'] = 'rate', withoutCut = false) => {
    const { values, endsMs, slotMs, coveredMs } = toDataSlots(timeOf(drawn), { ...drawn.context, kind }, withoutCut);
    return { values: [...values], ends: [...endsMs].map(toStep), slotMs, coveredSlots: coveredMs / slotMs };
  };

  test('are the steps where every step has a point', () => {
    expect(slotsOf(draw('12345'))).toMatchObject({ values: [1, 2, 3, 4, 5], ends: [1, 2, 3, 4, 5], slotMs: STEP_MS });
  });

  test('are as long as the points are apart, and have the amount of each per second', () => {
    expect(slotsOf(draw('4...8...4...8...'))).toMatchObject({ values: [1, 2, 1, 2], slotMs: 4 * STEP_MS });
    expect(slotsOf(draw('4...8...4...8...'), 'instant')).toMatchObject({ values: [4, 8, 4, 8], slotMs: 4 * STEP_MS });
  });

  test('are even where a second pod began, and two profiles come in the time of one', () => {
    const { values } = slotsOf(draw('.4'.repeat(20) + '4'.repeat(160)));
    expect(values).toEqual([...Array(20).fill(2), ...Array(80).fill(4)]);
  });

  test('leave out time without data and, if asked to, what it may have cut', () => {
    const drawn = draw('.....655556.....655557............');
    expect(slotsOf(drawn).values).toEqual([6, 5, 5, 5, 5, 6, 6, 5, 5, 5, 5, 7]);
    const { values, ends } = slotsOf(drawn, 'rate', true);
    expect(values).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
    expect(ends).toEqual([7, 8, 9, 10, 18, 19, 20, 21]);
  });

  test.each([
    ['at the end of data', '55555555551............', 10.2],
    ['where data are still arriving', '55555555551', 10.2],
    ['at the beginning of data', '............35555555555', 10.6],
    ['a little after the range begins', '.35555555555', 10.6],
    ['beside a gap', '55555551.......2555555555', 16.6],
  ])('that data cut are no drop, and count for as long as they had data: %s', (_, picture, slotCount) => {
    const { values, coveredSlots } = slotsOf(draw(picture));
    expect(new Set(values)).toEqual(new Set([5]));
    expect(coveredSlots).toBeCloseTo(slotCount, 9);
  });

  test.each<[string, string, SeriesContext['kind']?]>([
    ['noise', '5'.repeat(10) + '4'],
    ['as low as before', '5555525555' + '2'],
    ['seldom used', '1..1......2.1.........1..1....1..............1.1..11'],
    ['a picture of a moment', '5'.repeat(10) + '1', 'instant'],
    ['the beginning of the range', '1' + '5'.repeat(10)],
  ])('at the end that tell no cut stay: %s', (_, picture, kind = 'rate') => {
    const { ends, coveredSlots } = slotsOf(draw(picture), kind);
    expect([ends[0], ends.at(-1)]).toEqual([1, picture.length]);
    expect(coveredSlots).toBe(ends.length);
  });

  test('are 0 where an idle service used nothing', () => {
    const { values, slotMs } = slotsOf(draw('1211.1....2.1111....1211211.111'));
    expect(slotMs).toBe(STEP_MS);
    expect(values.filter((value) => value === 0)).toHaveLength(11);
    expect(slotsOf(draw('5'.repeat(20) + '.' + '5'.repeat(19))).values).toContain(0);
  });

  test.each([
    ['next to each other', '4'.repeat(20) + '.84' + '4'.repeat(17)],
    ['with others between them', '444.' + '4'.repeat(30) + '844444'],
    ['the other way round', '4448' + '4'.repeat(30) + '.44444'],
  ])('have a profile each where one of two came early or late: %s', (_, picture) => {
    expect(slotsOf(draw(picture)).values).toEqual(Array(40).fill(4));
  });

  test('keep the last profile of a plateau whole where the next one came late', () => {
    const { values } = slotsOf(draw('1'.repeat(20) + '7'.repeat(10) + '.' + '1'.repeat(5) + '2' + '1'.repeat(10)));
    expect(values).toEqual([...Array(20).fill(1), ...Array(10).fill(7), ...Array(17).fill(1)]);
  });

  test('have two profiles where there are two points: one that is large is no double', () => {
    const [one, two] = ['...4', '..22'];
    const picture = [...Array(12).fill(one), '...9', '....', ...Array(4).fill(one), two, ...Array(12).fill(one)].join(
      '',
    );
    const { values } = slotsOf(draw(picture));
    expect(values.slice(10, 20)).toEqual([1, 1, 2.25, 1, 1, 1, 1, 0.5, 0.5, 1]);
  });
});

describe('a late start and an early end', () => {
  const judge = (own: string, ...others: string[]) => {
    const times = [own, ...others].map((picture) => timeOf(draw(picture)));
    const time = timeOf(draw(own));
    const missing = judgeMissing(time, computeSourceTime(times));
    return { begun: missing?.start?.isOwn, stopped: missing?.end?.isOwn };
  };
  const whole = '5'.repeat(40);
  const stopped = '5'.repeat(20) + '.'.repeat(20);
  const begun = '.'.repeat(20) + '5'.repeat(20);

  test('are those of the service where others go on', () => {
    expect(judge(stopped, whole)).toEqual({ begun: undefined, stopped: true });
    expect(judge(begun, whole)).toEqual({ begun: true, stopped: undefined });
    expect(judge(stopped, stopped, '.1....1...2.....1.......1....1......1...')).toMatchObject({ stopped: true });
  });

  test('say nothing of the service where those of all begin or end together, or nearly', () => {
    const later = '5'.repeat(27) + '.'.repeat(13);
    expect(judge(stopped, stopped, later)).toEqual({ begun: undefined, stopped: false });
    expect(judge(begun, begun)).toEqual({ begun: false, stopped: undefined });
    expect(judge(stopped)).toMatchObject({ stopped: false });
  });

  test('are none where data reach from end to end', () => {
    expect(judge(whole, stopped)).toEqual({ begun: undefined, stopped: undefined });
    expect(judgeMissing(timeOf(draw(whole)), undefined)).toBeUndefined();
  });
});

test('a part of the range is without data where it lies in missing time altogether', () => {
  const missing = judgeMissing(timeOf(draw('.......' + '55555555' + '........' + '5555555' + '..........')), undefined);
  const isMissing = (from: number, to: number) =>
    missing && isWithoutData(missing, { fromMs: FROM_MS + from * STEP_MS, toMs: FROM_MS + to * STEP_MS });
  expect(isMissing(0, 4)).toBe(true);
  expect(isMissing(4, 9)).toBe(false);
  expect(isMissing(9, 12)).toBe(false);
  expect(isMissing(17, 21)).toBe(true);
  expect(isMissing(25, 28)).toBe(false);
  expect(isMissing(32, 38)).toBe(true);
});
