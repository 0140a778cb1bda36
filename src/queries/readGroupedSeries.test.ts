import { type DataFrame, dateTime, FieldType, LoadingState, type PanelData } from '@grafana/data';
import { formatLabelValue, nameFrame, readGroupedSeries } from './readGroupedSeries';

const FROM_MS = 1_700_000_000_000 - (1_700_000_000_000 % 60_000);

function createFrame(labels: Record<string, string>, values: number[], isRate: boolean): DataFrame {
  return {
    meta: isRate ? { custom: { rateCalculated: true } } : {},
    length: values.length,
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: values.map((_, i) => FROM_MS + (i + 1) * 15_000) },
      { name: 'cpu', type: FieldType.number, config: {}, labels, values },
    ],
  };
}

function createData(series: DataFrame[]): PanelData {
  const [from, to] = [dateTime(FROM_MS), dateTime(FROM_MS + 60_000)];
  return { state: LoadingState.Done, series, timeRange: { from, to, raw: { from, to } } };
}

test('values come by their total, and a missing label is ""', () => {
  const data = createData([
    createFrame({ region: 'eu' }, [1, 1, 1, 1], true),
    createFrame({}, [3, 3, 3, 3], true),
    createFrame({ region: 'us' }, [2, 2, 2, 2], true),
  ]);
  const profileTypeId = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  const values = readGroupedSeries({ data, profileTypeId, label: 'region', maxPoints: 250 });
  expect(values.map(({ value, amount, amountUnit }) => [value, amount, amountUnit])).toEqual([
    ['', 180e9, 'ns'],
    ['us', 120e9, 'ns'],
    ['eu', 60e9, 'ns'],
  ]);
});

test('a label that is missing and named like what every object has is "", too', () => {
  const data = createData([createFrame({}, [1], true)]);
  const profileTypeId = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  for (const label of ['constructor', '__proto__', 'toString']) {
    expect(readGroupedSeries({ data, profileTypeId, label, maxPoints: 250 })[0]?.value).toBe('');
  }
});

test('pictures of a moment are averaged, never summed', () => {
  const data = createData([createFrame({ region: 'eu' }, [10, 20, 30, 40], false)]);
  const profileTypeId = 'goroutine:goroutine:count:goroutine:count';
  const [value] = readGroupedSeries({ data, profileTypeId, label: 'region', maxPoints: 250 });
  expect(value).toMatchObject({ amount: 25, amountUnit: 'short' });
});

test('what is the sum of nobody knows how many moments has no amount, and comes before what uses nothing', () => {
  const sums = createFrame({ pod: 'sums' }, [10, 20], false);
  const data = createData([
    createFrame({ pod: 'idle' }, [0, 0], false),
    { ...sums, meta: { custom: { moments: 'unknown' } } },
    createFrame({ pod: 'busy' }, [1, 1], false),
  ]);
  const profileTypeId = 'goroutine:goroutine:count:goroutine:count';
  const values = readGroupedSeries({ data, profileTypeId, label: 'pod', maxPoints: 250 });
  expect(values.map(({ value, amount }) => [value, amount])).toEqual([
    ['busy', 1],
    ['sums', undefined],
    ['idle', 0],
  ]);
});

test('a value that stops while another goes on has stopped; alone, nothing is known of it', () => {
  const ofHour = (...series: DataFrame[]): PanelData => {
    const [from, to] = [dateTime(FROM_MS), dateTime(FROM_MS + 3_600_000)];
    return { state: LoadingState.Done, series, timeRange: { from, to, raw: { from, to } } };
  };
  const whole = createFrame({ version: 'v2' }, Array<number>(240).fill(1), true);
  const half = createFrame({ version: 'v1' }, Array<number>(120).fill(1), true);
  const profileTypeId = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  const read = (...frames: DataFrame[]) =>
    readGroupedSeries({ data: ofHour(...frames), profileTypeId, label: 'version', maxPoints: 240 });
  const end = { timeMs: FROM_MS + 1_800_000, isOwn: true };
  expect(read(whole, half).map(({ missing }) => missing?.end)).toEqual([undefined, end]);
  expect(read(half).map(({ missing }) => missing?.end)).toEqual([{ ...end, isOwn: false }]);
});

test('a series is named after its value, and the answer itself is left alone', () => {
  const frame = createFrame({}, [1], true);
  expect(nameFrame({ frame, value: '' }).fields[1]?.config.displayNameFromDS).toBe('(no value)');
  // A legend has room for others, too.
  const [longest, longer] = ['a'.repeat(60) + 'b'.repeat(40), 'a'.repeat(600) + 'b'.repeat(400)];
  expect(nameFrame({ frame, value: longest }).fields[1]?.config.displayNameFromDS).toBe(longest);
  expect(nameFrame({ frame, value: longer }).fields[1]?.config.displayNameFromDS).toMatch(/^a{50}…b{50}$/);
  expect(frame.fields[1]?.config).toEqual({});
});

test.each([
  ['eu', 'eu'],
  ['', '(no value)'],
  ['  ', '“  ”'],
  ['\u202Egnp', '⟨U+202E⟩gnp'],
])('the value %j is shown as %s', (value, shown) => {
  expect(formatLabelValue(value)).toBe(shown);
});
