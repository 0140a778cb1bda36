import { createDataFrame, type DataFrame, dateTime, FieldType } from '@grafana/data';
import { describeRow } from 'pages/all-services/table/describeRow';
import { parseCostRates } from 'profile/cost/CostRates';
import { priceRate, type RatePrice } from 'profile/cost/priceProfile';
import type { CompleteAnswer } from 'queries/GroupedSeries';
import { computeInsights, type Insights } from './computeInsights';
import { describeServices } from './describeServices';

const FROM = '2026-01-01T10:00:00Z';
const TO = '2026-01-01T11:00:00Z';
const STEP_MS = 15_000;

/** One point per step of an hour. */
function createFrame(getValue: (step: number) => number | undefined, isRate: boolean): DataFrame {
  const steps = Array.from({ length: 240 }, (_, i) => i + 1);
  return createDataFrame({
    meta: { custom: { rateCalculated: isRate } },
    fields: [
      { name: 'time', type: FieldType.time, values: steps.map((step) => Date.parse(FROM) + step * STEP_MS) },
      { name: 'value', type: FieldType.number, values: steps.map(getValue) },
    ],
  });
}

function derive(profileTypeId: string, frames: Readonly<Record<string, DataFrame>>): Promise<Insights> {
  const [from, to] = [dateTime(FROM), dateTime(TO)];
  const timeRange = { from, to, raw: { from, to } };
  const answers: CompleteAnswer['answers'] = new Map(
    Object.entries(frames).map(([name, frame]) => [
      name,
      { frame, profileTypeId, otherTypeIds: [], timeRange, key: 'newest' },
    ]),
  );
  const complete = { key: 'newest', profileTypeId, answers, timeRange, stepMs: STEP_MS, isAutomatic: false };
  return computeInsights(complete, to.valueOf());
}

function describeAll(insights: Insights): string[] {
  const { statistics, averageUnit, profileType, source } = insights;
  return describeServices({
    names: [...statistics.keys()],
    statistics,
    averageUnit,
    isInstant: profileType.isInstant,
    source,
    formatTime: (timeMs) => new Date(timeMs).toISOString().slice(11, 16),
  });
}

function row(insights: Insights, name: string, sum: number, price?: RatePrice): ReturnType<typeof describeRow> {
  return describeRow(insights.statistics.get(name), insights, sum, price);
}

function priceOf({ profileType }: Insights): RatePrice | undefined {
  const rates = parseCostRates({ costCurrency: 'EUR', costPerCoreHour: '0.04', costPerGibHour: '0.01' });
  const price = priceRate(profileType, rates);
  return price.status === 'priced' ? price : undefined;
}

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const MEMORY = 'memory:inuse_space:bytes:space:bytes';

test('CPU time is told in cores, whether Grafana divided it by time or not', async () => {
  const divided = await derive(CPU, { steady: createFrame(() => 0.5, true) });
  const undivided = await derive(CPU, { steady: createFrame(() => 0.5e9 * 15, false) });
  expect(describeAll(divided)).toEqual(['0.5 cores on average']);
  expect(describeAll(undivided)).toEqual(['0.5 cores on average']);
  expect(row(divided, 'steady', 2)).toEqual({
    total: '30 min',
    average: '0.5 cores',
    money: '',
    share: '25 %',
    unsureChange: '0 %',
    volatility: '±0 %',
  });
});

test('a service costs what its average does in a month, half of it where it ran half of the time', async () => {
  const insights = await derive(CPU, {
    steady: createFrame(() => 2.5, true),
    late: createFrame((step) => (step <= 120 ? undefined : 2.5), true),
  });
  const costs = ['steady', 'late'].map((name) => row(insights, name, 3.75, priceOf(insights)).money);
  expect(costs).toEqual(['€73.00/month', '€36.50/month']);
  const memory = await derive(MEMORY, { cache: createFrame(() => 10 * 2 ** 30, false) });
  expect(row(memory, 'cache', 0, priceOf(memory)).money).toBe('€73.00/month');
  const locks = await derive('mutex:delay:nanoseconds:contentions:count', { pay: createFrame(() => 1, true) });
  expect(priceOf(locks)).toBeUndefined();
});

test('what the five largest use is told from six services on', async () => {
  const frames = Object.fromEntries([1, 1, 1, 1, 1, 5].map((value, i) => [`s${i}`, createFrame(() => value, true)]));
  expect(describeAll(await derive(CPU, frames))).toEqual(['10 cores on average', 'top 5 use 90 %']);
});

test('memory in use is averaged, and says so', async () => {
  const insights = await derive(MEMORY, { cache: createFrame(() => 2 ** 20, false) });
  expect(describeAll(insights)).toEqual(['1 MiB on average', 'snapshots, averaged']);
  expect(row(insights, 'cache', 2 ** 21)).toMatchObject({ total: '1 MiB', average: '', share: '50 %' });
});

test('services of which only sums of snapshots are known are counted, and no part of the average', async () => {
  const known = createFrame(() => 2 ** 20, false);
  const sums = { ...known, meta: { custom: { moments: 'unknown' } } };
  const insights = await derive(MEMORY, { cache: known, sums });
  expect(describeAll(insights)).toEqual([
    '1 MiB on average',
    'snapshots, averaged',
    '1 service has sums only, not counted',
  ]);
  expect(row(insights, 'sums', 2 ** 20)).toMatchObject({ total: 'sums only', share: '–' });
  expect(describeAll(await derive(MEMORY, { sums }))).toEqual(['1 service has sums only, not counted']);
});

test('one profile alone may stand for any time: it has an amount, a share of all, and no average', async () => {
  const steady = createFrame(() => 0.5, true);
  const once = createFrame((step) => (step === 200 ? 30 : undefined), true);
  const insights = await derive(CPU, { steady, once });
  expect(row(insights, 'once', 0.625)).toMatchObject({ total: '7.5 min', average: '', share: '20 %' });
  expect(describeAll(insights)).toEqual(['0.625 cores on average']);
});

test('a change that is sure gets a badge in place of words', async () => {
  const insights = await derive(CPU, { checkout: createFrame((step) => (step > 120 ? 0.5 : 0.1), true) });
  expect(row(insights, 'checkout', 1).unsureChange).toBe('');
});

test('a change within the noise is said to be one that may be noise', async () => {
  const insights = await derive(CPU, {
    noisy: createFrame((step) => ((step * 7919) % 13) + (step > 120 ? 0.1 : 0), true),
  });
  expect(row(insights, 'noisy', 1).unsureChange).toMatch(/ %, may be noise$/);
});

test('a service without series has no numbers', async () => {
  const insights = await derive(CPU, {});
  expect(describeAll(insights)).toEqual([]);
  expect(row(insights, 'gone', 0)).toEqual({
    total: '–',
    average: '',
    money: '',
    share: '–',
    unsureChange: '–',
    volatility: '',
  });
});

test('averages are of the time that has data, and where the data of all end is said', async () => {
  const late = (value: number) => {
    const { fields } = createFrame(() => value, true);
    const cut = fields.map((field) => ({ ...field, values: field.values.slice(0, 188) }));
    return createDataFrame({ meta: { custom: { rateCalculated: true } }, fields: cut });
  };
  expect(describeAll(await derive(CPU, { a: late(0.606), b: late(0.5) }))).toEqual([
    '1.11 cores on average',
    'no data after 10:47',
  ]);
  // Of the hour in which b has data, a has 47 minutes: as in the fleet's flame graph, and so that shares go by totals.
  expect(describeAll(await derive(CPU, { a: late(0.606), b: createFrame(() => 0.5, true) }))).toEqual([
    '0.975 cores on average',
  ]);
});
