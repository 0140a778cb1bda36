import { createDataFrame, type DataFrame, FieldType, reduceField, ReducerID } from '@grafana/data';
import { computeTotals } from 'profile/series/change/computeTotals';
import { drawFrame } from './drawFrames';

const STEP_MS = 15_000;

/** A drawn series, a letter per step: a digit is a value, `.` no point. As `querySeries` hands it over. */
function createFrame(picture: string, isRate = true): { frame: DataFrame; range: { fromMs: number; toMs: number } } {
  const points = [...picture].flatMap((letter, i) =>
    letter === '.' ? [] : [{ timeMs: (i + 1) * STEP_MS, value: Number(letter) }],
  );
  const frame = createDataFrame({
    meta: { custom: { rateCalculated: isRate, stepMs: STEP_MS } },
    fields: [
      { name: 'time', type: FieldType.time, values: points.map(({ timeMs }) => timeMs) },
      { name: 'cpu', type: FieldType.number, values: points.map(({ value }) => value), config: { unit: 'cores' } },
    ],
  });
  return { frame, range: { fromMs: 0, toMs: picture.length * STEP_MS } };
}

function read(frame: DataFrame) {
  const [time, value] = frame.fields;
  return { steps: time?.values.map((timeMs: number) => timeMs / STEP_MS), values: value?.values };
}

test('a line is interrupted where there are no data, and not where a profile got lost', () => {
  const { frame, range } = createFrame('55555.55555.........55555');
  const { steps, values } = read(drawFrame(frame, range));
  expect(values?.slice(0, 13)).toEqual([5, 5, 5, 5, 5, 0, 5, 5, 5, 5, 5, null, 5]);
  expect(steps?.slice(10, 13)).toEqual([11, 12, 21]);
});

test('what is recorded every fourth step is a line at a quarter, no spikes', () => {
  const { frame, range } = createFrame('4...8...'.repeat(4));
  expect(read(drawFrame(frame, range)).values).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
  const memory = createFrame('4...8...'.repeat(4), false);
  expect(read(drawFrame(memory.frame, memory.range)).values).toEqual([4, 8, 4, 8, 4, 8, 4, 8]);
});

test.each([
  ['a little more', 61.2],
  ['a little less', 58.8],
])('profiles that come every minute and %s have neither dips nor spikes', (_, paceS) => {
  const steps = Array.from({ length: 58 }, (_pause, profile) => Math.ceil(((profile + 0.5) * paceS) / 15));
  const picture = Array.from({ length: 240 }, (_step, i) => (steps.includes(i + 1) ? '4' : '.')).join('');
  const { frame, range } = createFrame(picture);
  const drawn = read(drawFrame(frame, range)).values ?? [];
  expect(drawn).toHaveLength(58);
  drawn.forEach((value) => expect(value).toBeCloseTo(1, 1));
});

test.each([
  ['points in every step', '12345678'.repeat(4)],
  ['a gap', '5'.repeat(12) + '.'.repeat(10) + '7'.repeat(9)],
  ['a profile every fourth step', '4...8...'.repeat(4)],
  ['few samples, seldom and unevenly', '1..1......2.1.........1..1....1..............1.1..1...'],
  ['data that begin late and end early', '.'.repeat(12) + '57'.repeat(8) + '.'.repeat(12)],
])('the legend has the average and maximum of the lists: %s', (_, picture) => {
  const { frame, range } = createFrame(picture);
  const field = drawFrame(frame, range).fields[1];
  const legend = field && reduceField({ field, reducers: [ReducerID.mean, ReducerID.max] });
  const [time, value] = frame.fields;
  const series = { timesMs: time?.values ?? [], values: value?.values ?? [] };
  const totals = computeTotals(series, { range, stepMs: STEP_MS, kind: 'rate', averageUnit: 'binBps' });
  expect(legend?.mean).toBeCloseTo(totals.average ?? 0, 9);
  expect(legend?.max).toBeCloseTo(totals.max ?? 0, 9);
});

test('what has data for a part of its range only is marked, as a month of it costs a part', () => {
  const isPart = (picture: string) => {
    const { frame, range } = createFrame(picture);
    return drawFrame(frame, range).meta?.custom?.isPart;
  };
  expect(isPart('5'.repeat(40))).toBe(false);
  expect(isPart('5'.repeat(20) + '.'.repeat(20))).toBe(true);
});

test('a frame of unknown step stays as it is', () => {
  const { frame, range } = createFrame('4...8...');
  const foreign = { ...frame, meta: {} };
  expect(drawFrame(foreign, range)).toBe(foreign);
});
