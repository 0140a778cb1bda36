import type { Series, SeriesContext } from 'profile/series/change/Series';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { compareServices, withholdChanges } from './compareServices';
import {
  describeClippedBaseline,
  describeDrops,
  describeNoBaseline,
  describeSince,
  describeWhere,
} from './describeChanges';
import { findCauses, type TestedService } from './findCauses';
import { chooseServicesToTest, listChanges, NOTHING_TESTED, type TestState } from './listChanges';
/** @jest-environment node */
import { BASELINE_SLICES, cutSides } from './normaliseSlices';
import { planBaseline } from './planBaseline';

const STEP_MS = 15_000;
const STEPS = 240;
const HOUR_MS = STEPS * STEP_MS;
const DAY_MS = 24 * HOUR_MS;
const NOON_MS = Date.UTC(2026, 10, 23, 12);
const RANGE = { fromMs: NOON_MS, toMs: NOON_MS + HOUR_MS };
const BEFORE = { fromMs: NOON_MS - HOUR_MS, toMs: NOON_MS };
const formatTime = (timeMs: number) => new Date(timeMs).toISOString().slice(11, 16);

type Level = number | ((minute: number) => number | undefined);

/** An hour of points with a little noise; undefined is a point that is missing. */
function draw(fromMs: number, level: Level): Series {
  const steps = Array.from({ length: STEPS }, (_, step) => {
    const value = typeof level === 'number' ? level : level((step * STEP_MS) / 60_000);
    return { timeMs: fromMs + (step + 1) * STEP_MS, value: value && value * (1 + ((step * 7919) % 13) / 500) };
  }).filter(({ value }) => value !== undefined);
  return { timesMs: steps.map(({ timeMs }) => timeMs), values: steps.map(({ value }) => value) };
}

function compare(services: Readonly<Record<string, readonly [before: Level | undefined, now: Level | undefined]>>) {
  const read = (range: SeriesContext['range'], side: 0 | 1) => ({
    series: new Map(
      Object.entries(services).flatMap(([name, levels]) => {
        const level = levels[side];
        return level === undefined ? [] : [[name, draw(range.fromMs, level)] as const];
      }),
    ),
    context: { range, stepMs: STEP_MS, kind: 'rate', averageUnit: 'cores' } as const,
  });
  return compareServices(read(BEFORE, 0), read(RANGE, 1), formatTime);
}

describe('a baseline', () => {
  test('is the range before, or the same hours a day or a week before', () => {
    expect(planBaseline(RANGE, 'before')).toEqual(BEFORE);
    expect(planBaseline(RANGE, 'day')).toEqual({ fromMs: RANGE.fromMs - DAY_MS, toMs: RANGE.toMs - DAY_MS });
    expect(planBaseline(RANGE, 'week')?.fromMs).toBe(RANGE.fromMs - 7 * DAY_MS);
  });

  test('never overlaps the range', () => {
    expect(planBaseline({ fromMs: 0, toMs: 2 * DAY_MS }, 'day')).toBeUndefined();
  });
});

describe('all services in two ranges', () => {
  test('where the server dropped profiles, no service is called a change, and its own words are said', () => {
    const shift = compare({ calm: [9, 9], more: [2, 8] });
    expect(withholdChanges(shift, [])).toBe(shift);
    const held = withholdChanges(shift, ['limit reached']);
    expect(chooseServicesToTest(held)).toEqual([]);
    expect(listChanges(held, NOTHING_TESTED).rows.every(({ status }) => status === 'incomplete')).toBe(true);
    expect(describeDrops(['limit reached', 'too\nlong'])).toMatch(
      /^The server says: limit reached; too.*long\. Profiles were dropped on their way in, so nothing is called a change\.$/,
    );
    expect(describeDrops([])).toBe('');
  });

  test('what gained or lost most comes first, and is compared from when it stood out', () => {
    const { services } = compare({
      calm: [9, 9],
      less: [5, 2],
      more: [1, (minute) => (minute < 30 ? 1 : 2.5)],
    });
    expect(services.map(({ name }) => name)).toEqual(['less', 'more', 'calm']);
    const [, more, calm] = services;
    expect(more?.difference).toBeCloseTo(1.5, 1);
    expect(formatTime(more?.stretch?.fromMs ?? 0)).toBe('12:30');
    expect(more?.ranges.baseline).toEqual(BEFORE);
    expect(calm?.stretch).toBeUndefined();
  });

  test('what lasted for a quarter of an hour counts for so long, at the height that it had', () => {
    const { services } = compare({
      small: [1, 1.5],
      plateau: [1, (minute) => (minute >= 20 && minute < 35 ? 2.6 : 1)],
    });
    expect(services.map(({ name }) => name)).toEqual(['small', 'plateau']);
    expect(services[1]?.difference).toBeCloseTo(1.6, 1);
    expect(services[1]?.gained).toBeCloseTo(0.4, 1);
  });

  test('late, stopped, new and gone services, and such with long gaps, are told and are not checked', () => {
    const shift = compare({
      fine: [1, 2],
      late: [1, (minute) => (minute < 48 ? 3 : undefined)],
      begun: [(minute) => (minute < 40 ? undefined : 1), 4],
      fresh: [undefined, 5],
      gone: [5, undefined],
      gaps: [1, (minute) => (minute > 20 && minute < 40 ? undefined : 3)],
    });
    expect(Object.fromEntries(shift.services.map(({ name, incomplete }) => [name, incomplete]))).toEqual({
      fine: undefined,
      late: 'stopped sending at 12:48',
      begun: 'baseline: began sending at 11:40',
      fresh: 'no data in the baseline',
      gone: 'no data in this range',
      gaps: 'long gaps',
    });
    expect(chooseServicesToTest(shift).map(({ name }) => name)).toEqual(['fine']);
  });

  test('of a profile alone nobody knows how much was used, so it is no rise and no fall', () => {
    const alone = (minute: number) => (minute === 30 ? 5 : undefined);
    const shift = compare({ fine: [1, 1.1], before: [alone, 4], now: [4, alone] });
    expect(shift.services.map(({ name, difference }) => [name, difference === 0])).toEqual([
      ['fine', false],
      ['before', true],
      ['now', true],
    ]);
    expect(shift.services.map(({ incomplete }) => incomplete)).toEqual([
      undefined,
      'baseline: a single profile',
      'a single profile',
    ]);
  });

  test('slices are as many times as long as profiles of the service are apart', () => {
    const rare = (minute: number) => (minute % 1 === 0 ? 1 : undefined);
    const [service] = compare({ rare: [rare, (minute) => 3 * (rare(minute) ?? Number.NaN) || undefined] }).services;
    const range = { fromMs: 0, toMs: 16 * 60_000 };
    const slices = cutSides({ baseline: range, comparison: range }, service?.slotMs);
    expect(slices.map(({ fromMs }) => fromMs / 60_000)).toEqual([0, 5, 11, 0, 3, 6, 10, 13]);
    const short = { fromMs: 0, toMs: 4 * 60_000 };
    expect(cutSides({ baseline: short, comparison: short }, service?.slotMs).slice(BASELINE_SLICES)).toHaveLength(5);
    expect(
      new Set(cutSides({ baseline: short, comparison: short }, service?.slotMs).map(({ fromMs }) => fromMs)).size,
    ).toBe(7);
  });

  test('where the data of all end together, what is there is compared', () => {
    const late = (level: number) => (minute: number) => (minute < 50 ? level : undefined);
    const { endMs, services } = compare({ a: [1, late(2)], b: [1, late(1)] });
    expect(formatTime(endMs ?? 0)).toBe('12:50');
    expect(services.map(({ incomplete }) => incomplete)).toEqual([undefined, undefined]);
    expect(services[0]?.difference).toBeCloseTo(1, 1);
  });

  test('where the data of all end early, one that ends earlier still is told', () => {
    const until = (minute: number, level: number) => (now: number) => (now < minute ? level : undefined);
    const { endMs, services } = compare({ a: [1, until(50, 2)], b: [1, until(35, 1)] });
    expect(formatTime(endMs ?? 0)).toBe('12:50');
    expect(Object.fromEntries(services.map(({ name, incomplete }) => [name, incomplete]))).toEqual({
      a: undefined,
      b: 'stopped sending at 12:35',
    });
  });

  test('a baseline that servers have clipped is incomplete for all, and one without data is none', () => {
    const clipped = compare({ a: [(minute) => (minute < 30 ? undefined : 1), 2] });
    expect(clipped.baselineData).toBe('clipped');
    expect(clipped.services[0]?.incomplete).toBe('');
    expect(describeClippedBaseline(clipped.baselineFromMs ?? 0, formatTime)).toContain(
      'he baseline has data since 11:30 only',
    );
    expect(chooseServicesToTest(clipped)).toEqual([]);
    expect(compare({ a: [undefined, 2] })).toEqual({
      ...{ services: [], baselineData: 'none', baselineFromMs: undefined, endMs: undefined },
    });
  });
});

test('a baseline without data is not compared, and an old one may be more than servers keep', () => {
  const day = 86_400_000;
  expect(describeNoBaseline('day', day)).toBe(
    'No service has data in the same hours a day before, so nothing is compared.',
  );
  expect(describeNoBaseline('week', 7 * day + 3_600_000)).toContain('Servers usually look back 7 days.');
});

/** A service of functions with values per slice. */
function build(name: string, rows: Readonly<Record<string, readonly number[]>>, standsOut = true): TestedService {
  const names = Object.keys(rows);
  const self = Float64Array.from(names.flatMap((row) => rows[row] ?? []));
  const sliceTotal = Float64Array.from({ length: 8 }, (_, slice) =>
    names.reduce((sum, row) => sum + (rows[row]?.[slice] ?? 0), 0),
  );
  const series: FunctionSeries = { sliceCount: 8, names, self, total: self, sliceTotal };
  return { name, series, weights: new Array<number>(8).fill(1), standsOut };
}

const WIGGLE = [0, 1, -1, 0.5, -0.5, 1, 0, -1];
const flat = (level: number, turn = 0) =>
  WIGGLE.map((_, slice) => level * (1 + 0.01 * (WIGGLE[(slice + turn) % 8] ?? 0)));
const step = (before: number, after: number, turn = 0) =>
  flat(1, turn).map((value, slice) => value * (slice < BASELINE_SLICES ? before : after));
const ownFunctions = (turn: number) =>
  Object.fromEntries(Array.from({ length: 8 }, (_, own) => [`own${turn}.${own}`, flat(10 + own, turn + own)]));

describe('what changed', () => {
  test('a library that got slower in three services is one row, with where and how much', () => {
    const [first, ...others] = findCauses(
      [1, 2, 3].map((place) =>
        build(`s${place}`, { ...ownFunctions(place), 'json.parse': step(10, 10 + place, place), 'log.write': flat(9) }),
      ),
    );
    expect(first).toMatchObject({ kind: 'function', name: 'json.parse', isSure: true });
    expect(first?.difference).toBeCloseTo(6, 0);
    expect(first?.services.map(({ name }) => name)).toEqual(['s3', 's2', 's1']);
    expect(others.filter(({ isSure }) => isSure)).toEqual([]);
  });

  test('traffic that grows is the service as a whole, and comes after a function that got dearer', () => {
    const busy = Object.fromEntries(
      Object.entries(ownFunctions(1)).map(([name, values]) => [
        name,
        values.map((value, slice) => value * (slice < BASELINE_SLICES ? 1 : 1.5)),
      ]),
    );
    const rows = findCauses([build('busy', busy), build('slower', { ...ownFunctions(2), 'json.parse': step(10, 14) })]);
    expect(rows.filter(({ isSure }) => isSure).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'function json.parse',
      'service busy',
    ]);
  });

  test('where most of a service changes, what stayed as it was is not said to have fallen', () => {
    const slow = Object.fromEntries(['parse', 'tokenize', 'match'].map((name, place) => [name, step(1, 90, place)]));
    const sure = findCauses([build('shop', { ...ownFunctions(1), ...slow })]).filter(({ isSure }) => isSure);
    expect(sure.filter(({ difference }) => difference < 0)).toEqual([]);
  });

  test('a service whose series does not stand out is not called changed as a whole', () => {
    const busy = Object.fromEntries(
      Object.entries(ownFunctions(1)).map(([name, values]) => [
        name,
        values.map((value, slice) => value * (slice < BASELINE_SLICES ? 1 : 1.5)),
      ]),
    );
    expect(findCauses([build('busy', busy, false)]).filter(({ isSure }) => isSure)).toEqual([]);
  });

  test('services that do not change have no sure row', () => {
    const calm = findCauses([build('a', ownFunctions(1)), build('b', ownFunctions(4))]);
    expect(calm.map(({ kind, isSure }) => ({ kind, isSure }))).toEqual([
      { kind: 'service', isSure: false },
      { kind: 'service', isSure: false },
    ]);
  });

  test('slices without any value, and no services at all, are no change', () => {
    expect(findCauses([])).toEqual([]);
    expect(findCauses([build('empty', { f: new Array<number>(8).fill(0) })]).map(({ isSure }) => isSure)).toEqual([
      false,
    ]);
  });
});

describe('the rows', () => {
  const shift = compare({ a: [1, 3], b: [1, 2], c: [4, undefined], d: [1, 1.4] });

  test('before anybody looks into them, are services that are not tested', () => {
    const { rows } = listChanges(shift, NOTHING_TESTED);
    expect(rows.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'a not-tested',
      'b not-tested',
      'd not-tested',
      'c incomplete',
    ]);
  });

  test('while they are looked into nothing is called sure; then functions are in the place of their services', () => {
    const cause = {
      ...({ kind: 'function', name: 'json.parse', difference: 3, isSure: true } as const),
      services: [
        { name: 'a', difference: 2 },
        { name: 'b', difference: 1 },
      ],
    };
    const states = new Map<string, TestState>([
      ['a', 'tested'],
      ['b', 'tested'],
      ['d', { failure: 'no answer' }],
    ]);
    const tested = { states, causes: [cause], isOpen: true };
    expect(listChanges(shift, tested).rows[0]).toMatchObject({ name: 'json.parse', status: 'open' });
    const { rows } = listChanges(shift, { ...tested, isOpen: false });
    expect(rows.map(({ name, status, note }) => [name, status, note])).toEqual([
      ['json.parse', 'sure', ''],
      ['d', 'failed', 'no answer'],
      ['c', 'incomplete', 'no data in this range'],
    ]);
    expect(describeWhere(rows[0] ?? { services: [] })).toBe('a, b');
  });

  test('of a plateau that is over say until when, and services without a difference are not counted as left out', () => {
    const { rows, leftOutCount } = listChanges(
      compare({ plateau: [1, (minute) => (minute >= 20 && minute < 35 ? 2.6 : 1)], same: [0, 0] }),
      NOTHING_TESTED,
    );
    expect(rows.map(({ name, since }) => [name, describeSince({ since }, RANGE.fromMs, formatTime)])).toEqual([
      ['plateau', 'from 12:20 to 12:35'],
    ]);
    expect(leftOutCount).toBe(0);
  });

  test('of what rises through both ranges say so, and no time since when', () => {
    const { rows } = listChanges(
      compare({ leak: [(minute) => 1 + minute / 60, (minute) => 2 + minute / 60] }),
      NOTHING_TESTED,
    );
    expect(rows.map(({ name, since }) => [name, since])).toEqual([['leak', 'all along']]);
  });

  test('say since when, as far as series tell', () => {
    const at = (minute: number) => RANGE.fromMs + minute * 60_000;
    const say = (first: number, last: number, end?: number) =>
      describeSince(
        { since: { firstMs: at(first), lastMs: at(last), endMs: end === undefined ? undefined : at(end) } },
        RANGE.fromMs,
        formatTime,
      );
    expect(say(30, 30)).toBe('since 12:30');
    expect(say(20, 45)).toBe('between 12:20 and 12:45');
    expect(say(20, 20, 35)).toBe('from 12:20 to 12:35');
    expect(say(-20, -20, 35)).toBe('until 12:35');
    expect(say(-20, -20)).toBe('before 12:00');
    expect(describeSince({ since: undefined }, RANGE.fromMs, formatTime)).toBe('');
    expect(describeSince({ since: 'all along' }, RANGE.fromMs, formatTime)).toBe('all along');
  });
});
