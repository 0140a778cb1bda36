/** @jest-environment node */
import fc from 'fast-check';
import { buildRangeChoice } from 'profile/diff/buildRangeChoice';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { autoSelect, type AutoSelection } from './autoSelect';
import { describeSelection } from './describeSelection';
import { planMovedSlices, planSlices } from './planSlices';
import { selectSlots } from './selectSlots';

const FROM_MS = 1_795_421_460_000;
const STEP_MS = 15_000;
const LATER_MS = FROM_MS + 1e9;

/** One value per step, the first for the step that ends one step after the start; undefined is a missing point. */
function seriesOf(values: ReadonlyArray<number | undefined>): Series {
  const points = values.flatMap((value, i) => (value === undefined ? [] : { timeMs: getMs(i + 1), value }));
  return { timesMs: points.map(({ timeMs }) => timeMs), values: points.map(({ value }) => value) };
}

function getMs(step: number): number {
  return FROM_MS + step * STEP_MS;
}

function steps(count: number, overrides: Partial<SeriesContext> = {}): SeriesContext {
  return {
    range: { fromMs: FROM_MS, toMs: getMs(count) },
    stepMs: STEP_MS,
    kind: 'rate',
    averageUnit: 'cores',
    ...overrides,
  };
}

const inWords = (timeMs: number): string => `step ${(timeMs - FROM_MS) / STEP_MS}`;

/** Repeatable noise between -0.5 and 0.5. */
function createNoise(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

function levels(parts: ReadonlyArray<readonly [count: number, level: number]>, seed = 1): number[] {
  const noise = createNoise(seed);
  return parts.flatMap(([count, level]) => Array.from({ length: count }, () => level * (1 + 0.2 * noise())));
}

function sumCounts(parts: ReadonlyArray<readonly [count: number, level: number]>): number {
  return parts.reduce((sum, [count]) => sum + count, 0);
}

function selected(values: ReadonlyArray<number | undefined>, context = steps(values.length)): AutoSelection {
  const selection = autoSelect(seriesOf(values), context, LATER_MS);
  if (selection.status !== 'change' && selection.status !== 'quarters') {
    throw new Error(selection.status);
  }
  return selection;
}

/** Steps of both ranges, and where the stretch begins and ends. */
function inSteps({ baseline, comparison, stretch }: AutoSelection): number[] {
  const toStep = (timeMs: number): number => (timeMs - FROM_MS) / STEP_MS;
  return [
    ...[baseline, comparison].flatMap(({ fromMs, toMs }) => [toStep(fromMs), toStep(toMs)]),
    ...[stretch?.fromMs, stretch?.toMs].flatMap((timeMs) => (timeMs === undefined ? [] : [toStep(timeMs)])),
  ];
}

describe('auto-select', () => {
  test.each<[string, Array<[number, number]>, number[]]>([
    [
      'a step',
      [
        [100, 1],
        [140, 6],
      ],
      [0, 98, 102, 238, 100],
    ],
    [
      'a drop',
      [
        [100, 6],
        [140, 1],
      ],
      [0, 98, 102, 238, 100],
    ],
    [
      'a step near the end, with three times its length before it',
      [
        [220, 1],
        [20, 2],
      ],
      [170, 218, 222, 238, 220],
    ],
    [
      'a step near the start',
      [
        [20, 1],
        [220, 2],
      ],
      [0, 18, 22, 76, 20],
    ],
    [
      'a step in two goes, the first goes to neither side',
      [
        [100, 1],
        [16, 3.5],
        [124, 6],
      ],
      [0, 98, 118, 238, 100],
    ],
    [
      'a step, and not what was before that',
      [
        [100, 1],
        [70, 6],
        [70, 12],
      ],
      [102, 168, 172, 238, 170],
    ],
    [
      'a step from nothing',
      [
        [100, 0],
        [140, 1],
      ],
      [0, 98, 102, 238, 100],
    ],
  ])('finds %s', (_, parts, expected) => {
    const selection = selected(levels(parts));
    expect(selection.status).toBe('change');
    expect(inSteps(selection)).toEqual(expected);
  });

  test.each<[string, Array<[number, number]>, number[]]>([
    [
      'a plateau, against the part before it',
      [
        [100, 1],
        [60, 2],
        [80, 1],
      ],
      [0, 98, 102, 158, 100, 160],
    ],
    [
      'a short one, and three times as much of the time before it',
      [
        [140, 1],
        [20, 1.3],
        [80, 1],
      ],
      [90, 138, 142, 158, 140, 160],
    ],
    [
      'one with little before it, against the part after it',
      [
        [30, 1],
        [90, 2],
        [120, 1],
      ],
      [122, 238, 32, 118, 30, 120],
    ],
    [
      'a drop',
      [
        [80, 2],
        [40, 1.4],
        [120, 2],
      ],
      [0, 78, 82, 118, 80, 120],
    ],
    [
      'a plateau after which it stays above what it was',
      [
        [90, 1],
        [60, 3],
        [90, 1.5],
      ],
      [0, 88, 92, 148, 90, 150],
    ],
    [
      'the larger of two plateaus',
      [
        [50, 1],
        [30, 1.6],
        [60, 1],
        [40, 2],
        [60, 1],
      ],
      [82, 138, 142, 178, 140, 180],
    ],
  ])('finds %s', (_, parts, expected) => {
    const selection = selected(levels(parts));
    expect(inSteps(selection)).toEqual(expected);
  });

  test('finds a plateau of an hour of a day, in steps of ten minutes', () => {
    const stepMs = 600_000;
    const values = levels([
      [60, 1],
      [6, 1.5],
      [78, 1],
    ]);
    const series = { timesMs: values.map((_, i) => FROM_MS + (i + 1) * stepMs), values };
    const range = { fromMs: FROM_MS, toMs: FROM_MS + 144 * stepMs };
    expect(autoSelect(series, steps(144, { stepMs, range }), LATER_MS)).toMatchObject({
      status: 'change',
      stretch: { fromMs: FROM_MS + 60 * stepMs, toMs: FROM_MS + 66 * stepMs },
    });
  });

  test('a slow rise is compared from where it begins to where it is complete', () => {
    const rising = Array.from({ length: 90 }, (_, i): [number, number] => [1, 1 + i / 90]);
    const selection = selected(levels([[70, 1], ...rising, [80, 2]]));
    const [start, end = 0, nextStart = 0, nextEnd] = inSteps(selection);
    expect([start, nextEnd]).toEqual([0, 238]);
    expect(end).toBeGreaterThan(55);
    expect(end).toBeLessThan(110);
    expect(nextStart).toBeGreaterThan(110);
    expect(describeSelection(selection, 'cores', inWords)).toMatch(
      /^The largest change of this range begins at step \d+ and is complete at step \d+, from 1(\.\d+)? cores? to [12]/,
    );
  });

  test.each([
    ['rises', 1, 2.2, 1],
    ['rises', 1, 2.2, 2],
    ['rises', 1, 1.4, 3],
    ['falls', 2, 1, 4],
    ['falls', 2, 1, 5],
  ])('what %s all along, from %d to %d, is compared at its ends (seed %d)', (verb, first, last, seed) => {
    const parts = Array.from({ length: 240 }, (_, i): [number, number] => [1, first + ((last - first) * i) / 239]);
    const selection = selected(levels(parts, seed));
    expect(inSteps(selection).slice(0, 4)).toEqual([0, 30, 208, 238]);
    expect(selection.stretch?.isSteady).toBe(true);
    const found = selection.comparisonAverage / selection.baselineAverage;
    // An eighth at each end does not reach the very ends.
    expect(Math.log(found) / Math.log(last / first)).toBeGreaterThan(0.75);
    expect(Math.log(found) / Math.log(last / first)).toBeLessThan(1);
    expect(describeSelection(selection, 'cores', inWords)).toMatch(
      new RegExp(`^The chart ${verb} all along this range, from .* to .* \\([+-]\\d.* %\\). Both ends are compared\\.`),
    );
  });

  test('says from when to when a plateau lasts, and what it is compared with', () => {
    const after = selected(
      levels([
        [30, 1],
        [90, 2],
        [120, 1],
      ]),
    );
    expect(describeSelection(after, 'cores', inWords)).toMatch(
      /^The largest change of this range lasts from step 30 to step 120: 2\.?\d* cores instead of [01.]+\d* cores \(\+\d+(\.\d)? %\)\. It is compared with the settled part after it\.$/,
    );
  });

  test('knows the averages on both sides', () => {
    const { baselineAverage, comparisonAverage } = selected(
      levels([
        [100, 1],
        [140, 6],
      ]),
    );
    expect(baselineAverage).toBeCloseTo(1, 1);
    expect(comparisonAverage).toBeCloseTo(6, 0);
  });

  test.each<[string, Array<[number, number]>]>([
    [
      'twice as much in the middle of 20 minutes',
      [
        [10, 1],
        [10, 2],
      ],
    ],
    [
      'half as much in the middle of 20 minutes',
      [
        [10, 2],
        [10, 1],
      ],
    ],
    [
      'twice as much after 6 of 16 minutes',
      [
        [6, 1],
        [10, 2],
      ],
    ],
    [
      'two steps within 30 minutes',
      [
        [10, 1],
        [10, 2],
        [10, 4],
      ],
    ],
    [
      'a plateau of 6 minutes of 24',
      [
        [9, 1],
        [6, 2],
        [9, 1],
      ],
    ],
  ])('a view of a few minutes with a profile a minute shows %s', (_, parts) => {
    const found = Array.from({ length: 50 }, (unused, seed) =>
      selectSlots(Float64Array.from(levels(parts, seed)), 60_000),
    ).filter(
      ({ stretch }) =>
        stretch && parts.some((__, i) => i > 0 && Math.abs(stretch.from - sumCounts(parts.slice(0, i))) <= 1),
    );
    expect(found.length).toBeGreaterThanOrEqual(48);
  });

  test.each([2 / 3, 3 / 2])(
    'in much noise, what costs %d times as much from the middle on is said to last, and since when',
    (factor) => {
      const found = Array.from({ length: 60 }, (_, seed) => {
        const noise = createNoise(seed);
        const slots = Float64Array.from({ length: 240 }, (__, slot) => (slot < 120 ? 1 : factor) * (1 + noise()));
        return selectSlots(slots, STEP_MS).stretch;
      });
      expect(found.filter((stretch) => stretch?.isLasting).length).toBeGreaterThanOrEqual(58);
      expect(found.filter((stretch) => Math.abs((stretch?.from ?? 0) - 120) <= 5).length).toBeGreaterThanOrEqual(54);
    },
  );

  test('and nothing of a service that stays as it is, however few the minutes', () => {
    const found = [12, 16, 20, 24, 30].flatMap((minutes) =>
      Array.from({ length: 50 }, (_, seed) => selectSlots(Float64Array.from(levels([[minutes, 1]], seed)), 60_000)),
    );
    expect(found.filter(({ stretch }) => stretch)).toHaveLength(0);
  });

  test('takes the first and the last quarter where nothing stands out', () => {
    const selection = selected(levels([[240, 1]]));
    expect(selection.status).toBe('quarters');
    expect(inSteps(selection)).toEqual([0, 59, 179, 238]);
  });

  test('of calm series, hardly any has a change that stands out', () => {
    const found = Array.from({ length: 400 }, (_, seed) =>
      selectSlots(Float64Array.from(levels([[240, 1]], seed)), STEP_MS),
    );
    expect(found.filter(({ stretch }) => stretch !== undefined).length).toBeLessThan(12);
  });

  /** A tenth of the level, `left` of which stays in the next step. */
  function lasting(
    parts: ReadonlyArray<readonly [count: number, level: number]>,
    left: number,
    seed: number,
  ): number[] {
    const noise = createNoise(seed);
    let deviation = 0;
    return parts.flatMap(([count, level]) =>
      Array.from({ length: count }, () => {
        const drawn = noise() + noise() + noise();
        deviation = left * deviation + Math.sqrt(1 - left ** 2) * 2 * drawn;
        return level * (1 + 0.1 * deviation);
      }),
    );
  }

  const countChanges = (make: (seed: number) => number[]): number =>
    Array.from({ length: 40 }, (_, seed) => selectSlots(Float64Array.from(make(7919 * seed)), STEP_MS)).filter(
      ({ stretch }) => stretch !== undefined,
    ).length;

  test.each([0.5, 0.9])('noise of which %d stays in the next profile is no change, also in ten minutes', (left) => {
    expect(countChanges((seed) => lasting([[240, 1]], left, seed))).toBeLessThan(2);
    expect(countChanges((seed) => lasting([[40, 1]], left, seed))).toBeLessThan(2);
  });

  test('in noise of which half stays, a rise by half is found, whether at once, for ten minutes, or little by little', () => {
    const rising = Array.from({ length: 80 }, (_, i): [number, number] => [1, 1 + i / 160]);
    const find = (parts: ReadonlyArray<readonly [number, number]>): number =>
      countChanges((seed) => lasting(parts, 0.5, seed));
    expect(
      find([
        [120, 1],
        [120, 1.5],
      ]),
    ).toBeGreaterThan(37);
    expect(
      find([
        [100, 1],
        [40, 1.5],
        [120, 1],
      ]),
    ).toBeGreaterThan(37);
    expect(find([[80, 1], ...rising, [80, 1.5]])).toBeGreaterThan(37);
  });

  test('a slot beside a gap that is half full makes no level of noise that fades slowly', () => {
    const interrupted = (seed: number): number[] =>
      lasting([[240, 1]], 0.9, seed).map((value, i) => {
        const [isGap, isEdge] = [[60, 150].some((at) => i >= at && i < at + 25), i === 59 || i === 85 || i === 149];
        return isGap ? Number.NaN : isEdge ? value * 2 : value;
      });
    expect(countChanges(interrupted)).toBeLessThan(2);
  });

  test('in noise that fades slowly, a rise by half for ten minutes is found', () => {
    const parts: Array<[number, number]> = [
      [100, 1],
      [40, 1.5],
      [100, 1],
    ];
    expect(countChanges((seed) => lasting(parts, 0.9, seed))).toBeGreaterThan(36);
  });

  test('profiles that got lost do not hide a drop', () => {
    const values = levels([
      [100, 1],
      [20, 0.6],
      [120, 1],
    ]).map((value, i) => ([30, 70, 150, 200].includes(i) ? 0 : value));
    expect(inSteps(selected(values)).slice(-2)).toEqual([100, 120]);
  });

  test.each<[string, Array<[number, number]>]>([
    [
      'one burst',
      [
        [150, 1],
        [3, 20],
        [87, 1],
      ],
    ],
    [
      'the longest of several bursts',
      [
        [40, 1],
        [8, 3],
        [40, 1],
        [20, 3],
        [50, 1],
        [10, 3],
        [72, 1],
      ],
    ],
    [
      'a long burst beside one with a twelfth of its area',
      [
        [60, 1],
        [10, 1.5],
        [50, 1],
        [30, 3],
        [90, 1],
      ],
    ],
  ])('takes %s for no change', (_, parts) => {
    expect(selected(levels(parts)).status).toBe('quarters');
  });

  test('is not misled by points that come once a minute, wherever the minute falls', () => {
    for (const offset of [0, 1, 2, 3]) {
      const values = levels([
        [120, 1],
        [120, 3],
      ]).map((value, i) => (i % 4 === offset ? value : undefined));
      const [, baselineEnd = 0, comparisonStart = 0] = inSteps(selected(values));
      expect(baselineEnd).toBeGreaterThanOrEqual(100);
      expect(baselineEnd).toBeLessThanOrEqual(120);
      expect(comparisonStart).toBeGreaterThanOrEqual(120);
      expect(comparisonStart).toBeLessThanOrEqual(140);
    }
  });

  test.each([
    ['late or stopped', 150, 240, 'after step 150'],
    ['begun', 0, 91, 'before step 91'],
    ['interrupted', 100, 160, 'from step 100 to step 160'],
  ])('data that are %s are no change: what is missing is in neither side, and said', (_, from, to, missing) => {
    const values = levels([[240, 5]]).map((value, i) => (i >= from && i < to ? undefined : value));
    for (const context of [steps(240), steps(240, { kind: 'instant', averageUnit: 'short' })]) {
      const selection = selected(values, context);
      expect(selection.status).toBe('quarters');
      const [start = 0, end = 0, nextStart = 0, nextEnd = 0] = inSteps(selection);
      expect([start, end, nextStart, nextEnd].filter((step) => step > from && step < to)).toEqual([]);
      expect(describeSelection(selection, context.averageUnit, inWords)).toBe(
        `No change stands out in this range, so its first and last quarter are compared. No data ${missing}; that is left out.`,
      );
    }
  });

  test.each([9, 20, 32, 44])('finds a step although nothing came in the last %d steps', (missing) => {
    const values = levels([
      [100, 1],
      [140 - missing, 6],
    ]);
    const selection = selected(values, steps(240));
    expect(selection.status).toBe('change');
    const [, baselineEnd, comparisonStart, comparisonEnd, split] = inSteps(selection);
    expect([baselineEnd, comparisonStart, split]).toEqual([98, 102, 100]);
    expect(comparisonEnd).toBeGreaterThan(180);
    expect(comparisonEnd).toBeLessThanOrEqual(240 - missing);
  });

  test('leaves out what lies in the future, and what is still arriving', () => {
    const series = seriesOf(levels([[120, 1]]));
    const selection = autoSelect(series, steps(240), getMs(120));
    expect(selection.status).toBe('quarters');
    expect(selection.status === 'quarters' ? selection.comparison.toMs : 0).toBe(getMs(118));
  });

  test('no side is longer than a day', () => {
    const hourly = steps(168, { stepMs: 3_600_000, range: { fromMs: FROM_MS, toMs: FROM_MS + 168 * 3_600_000 } });
    const values = levels([
      [84, 1],
      [84, 6],
    ]);
    const series = { timesMs: values.map((_, i) => FROM_MS + (i + 1) * 3_600_000), values };
    const selection = autoSelect(series, hourly, LATER_MS);
    expect(selection).toMatchObject({
      status: 'change',
      stretch: { fromMs: FROM_MS + 84 * 3_600_000, toMs: undefined },
      baseline: { fromMs: FROM_MS + 58 * 3_600_000, toMs: FROM_MS + 82 * 3_600_000 },
    });
  });

  test.each([
    ['no-data', [], 240],
    ['too-short', [1, 2, 3], 3],
  ])('says %s', (status, values, count) => {
    expect(autoSelect(seriesOf(values), steps(count), LATER_MS)).toEqual({ status });
  });

  test('looks for no change in sums of unknown moments', () => {
    const sums = {
      ...seriesOf(
        levels([
          [60, 1],
          [60, 4],
        ]),
      ),
      moments: 'unknown' as const,
    };
    expect(autoSelect(sums, steps(120, { kind: 'instant' }), LATER_MS)).toEqual({ status: 'sums' });
  });

  test('gives ranges that lie in the range and do not overlap, whatever the series', () => {
    const point = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined });
    const kind = fc.constantFrom('rate', 'sum', 'instant');
    fc.assert(
      fc.property(fc.array(point, { maxLength: 120 }), kind, (values, seriesKind) => {
        const selection = autoSelect(seriesOf(values), steps(values.length, { kind: seriesKind }), LATER_MS);
        if (selection.status === 'change' || selection.status === 'quarters') {
          const [start = 0, end = 0, nextStart = 0, nextEnd = 0] = inSteps(selection);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(nextStart).toBeGreaterThanOrEqual(end);
          expect(nextEnd).toBeGreaterThan(nextStart);
          expect(nextEnd).toBeLessThanOrEqual(values.length);
        }
      }),
    );
  });
});

describe('slices of both sides', () => {
  const MINUTE = 60_000;

  test.each([
    [30, 30, 12, 12],
    [10, 30, 8, 24],
    [12, 30, 9, 23],
    [5, 60, 8, 24],
    [60, 5, 24, 8],
    [2, 2, 8, 8],
  ])('%d min and %d min are %d and %d', (baselineMinutes, comparisonMinutes, baselineCount, comparisonCount) => {
    const plan = planSlices(
      { fromMs: 0, toMs: baselineMinutes * MINUTE },
      { fromMs: 1e9, toMs: 1e9 + comparisonMinutes * MINUTE },
    );
    expect(plan?.baseline).toHaveLength(baselineCount);
    expect(plan?.comparison).toHaveLength(comparisonCount);
  });

  test.each([
    ['longer', 15, [12, 18]],
    ['shorter', 8, [12, 10]],
    ['too long for parts of that length', 25, [9, 23]],
    ['too short for eight of them', 4, [23, 9]],
  ])('of a side that stays are kept where the other becomes %s', (_, minutes, [kept = 0, moved = 0]) => {
    const baseline = { fromMs: 0, toMs: 10 * MINUTE };
    const comparison = { fromMs: 1e9, toMs: 1e9 + 10 * MINUTE };
    const plan = planSlices(baseline, comparison);
    const next = { fromMs: 2e9, toMs: 2e9 + minutes * MINUTE };
    const before = plan && { baseline, comparison, plan };
    const after = planMovedSlices(before, baseline, next);
    const swapped = planMovedSlices(before, next, comparison);
    expect([after?.baseline.length, after?.comparison.length]).toEqual([kept, moved]);
    expect([swapped?.comparison.length, swapped?.baseline.length]).toEqual([kept, moved]);
    expect(after?.comparison.at(-1)?.toMs).toBe(next.toMs);
  });

  test('are planned anew without a plan before, or where both sides moved', () => {
    const [short, long] = [
      { fromMs: 0, toMs: 10 * MINUTE },
      { fromMs: 0, toMs: 30 * MINUTE },
    ];
    const plan = planSlices(short, short);
    expect(planMovedSlices(undefined, short, long)).toEqual(planSlices(short, long));
    expect(plan && planMovedSlices({ baseline: long, comparison: long, plan }, short, short)).toEqual(plan);
  });

  test.each([
    ['15 s', 15, 9.5, 9.5],
    ['15 s', 15, 19, 31],
    ['20 s', 20, 11, 12.3],
    ['a minute', 60, 13, 14],
    ['a minute', 60, 25, 40],
  ])('have as many profiles as they have time for, where one comes every %s', (_, pushSeconds, before, after) => {
    const slotMs = pushSeconds * 1000;
    const baseline = { fromMs: FROM_MS, toMs: FROM_MS + before * MINUTE };
    const comparison = { fromMs: baseline.toMs + 60_000, toMs: baseline.toMs + 60_000 + after * MINUTE };
    const plan = planSlices(baseline, comparison, { slotMs, stepMs: STEP_MS });
    for (const side of ['baseline', 'comparison'] as const) {
      const slices = plan?.[side] ?? [];
      const sentMs = Array.from({ length: 500 }, (__, i) => FROM_MS + 4_321 + i * slotMs);
      const rates = slices.map(({ fromMs, toMs }) => {
        const durationMs = Math.round((toMs - fromMs) / 1000) * 1000;
        return sentMs.filter((ms) => ms >= fromMs && ms <= toMs).length / (durationMs / slotMs);
      });
      expect(rates.length).toBeGreaterThanOrEqual(8);
      expect(rates).toEqual(rates.map(() => 1));
      const range = { baseline, comparison }[side];
      expect(slices[0]?.fromMs).toBe(range.fromMs);
      // What is left over at the end is less than the time of a profile.
      expect(range.toMs - (slices.at(-1)?.toMs ?? 0)).toBeLessThan(slotMs);
      expect(slices.at(-1)?.toMs).toBeLessThanOrEqual(range.toMs);
    }
  });

  test('of profiles that come rarely a side needs eight, too; in long steps they may come more often than the series shows', () => {
    const minutes = { fromMs: 0, toMs: 5 * MINUTE };
    expect(planSlices(minutes, minutes, { slotMs: MINUTE, stepMs: STEP_MS })).toBeUndefined();
    expect(planSlices(minutes, minutes, { slotMs: MINUTE, stepMs: MINUTE })?.baseline).toHaveLength(12);
  });

  test('a side with fewer than eight profiles has none', () => {
    expect(planSlices({ fromMs: 0, toMs: MINUTE }, { fromMs: MINUTE, toMs: 30 * MINUTE })).toBeUndefined();
    expect(planSlices({ fromMs: 5, toMs: 0 }, { fromMs: 0, toMs: 5 * MINUTE })).toBeUndefined();
  });

  test('have their place in the series that auto-select looked at', () => {
    const selection = selected(
      levels([
        [120, 1],
        [120, 6],
      ]),
    );
    const plan = planSlices(selection.baseline, selection.comparison);
    const { sliceSlots, slots } = buildRangeChoice(selection, [...(plan?.baseline ?? []), ...(plan?.comparison ?? [])]);
    expect(sliceSlots[0]?.from).toBe(0);
    expect(sliceSlots.at(-1)?.to).toBe(slots.length);
    expect(Math.min(...sliceSlots.map(({ from, to }) => to - from))).toBeGreaterThan(0);
    expect(getDurationMs(selection.baseline) / STEP_MS).toBe(sliceSlots[11]?.to);
  });
});
