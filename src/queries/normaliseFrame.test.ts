import { type DataFrame, FieldType } from '@grafana/data';
import { fromGrafanaUnit } from 'grafana/valueUnits';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatValue } from 'profile/format/formatValue';
import { computeTotals } from 'profile/series/change/computeTotals';
import { getSeriesMeaning } from 'profile/series/change/Series';
import { normaliseFrame } from './normaliseFrame';
import { getStepMs, readFrame } from './readFrame';

const STEP_MS = 15_000;
const RANGE = { fromMs: 0, toMs: 4 * STEP_MS };

/** Four steps with equal values, as Grafana's backend hands them over. */
function createFrame(value: number, unit: string, isRate: boolean): DataFrame {
  return {
    length: 4,
    meta: isRate ? { custom: { rateCalculated: true } } : {},
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: [1, 2, 3, 4].map((step) => step * STEP_MS) },
      { name: 'value', type: FieldType.number, config: { unit }, values: [value, value, value, value] },
    ],
  };
}

test.each([
  // A step of the server's, what Grafana makes of it and calls it, then ours: the line, the amount of four steps.
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 0.5, 'cores', true, '0.5 cores', '30 s'],
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 7.5e9, 'ns', false, '0.5 cores', '30 s'],
  ['process_cpu:cpu:microseconds:cpu:microseconds', 7.5e6, 'microseconds', false, '0.5 cores', '30 s'],
  ['wall:cpu:nanoseconds:wall:nanoseconds', 0.5e9, 'ns', true, '0.5 cores', '30 s'],
  ['wall:wall:nanoseconds:wall:nanoseconds', 0.5e9, 'ns', true, '500 ms/s', '30 s'],
  ['wall:wall:microseconds:wall:microseconds', 7.5e6, 'microseconds', false, '500 ms/s', '30 s'],
  ['queue:lag:milliseconds::', 7500, 'milliseconds', false, '500 ms/s', '30 s'],
  ['queue:lag:seconds::', 7.5, 'seconds', false, '500 ms/s', '30 s'],
  ['memory:alloc_space:bytes:space:bytes', 2 ** 20, 'binBps', true, '1 MiB/s', '60 MiB'],
  ['memory:alloc_space:kilobytes:space:bytes', 15 * 2 ** 10, 'kilobytes', false, '1 MiB/s', '60 MiB'],
  ['memory:alloc_objects:count:space:bytes', 20, 'ops', true, '20 objects/s', '1.2 K'],
  ['process_cpu:samples:count:cpu:nanoseconds', 300, 'short', false, '20 samples/s', '1.2 K'],
  ['mutex:contentions:count:mutex:count', 300, 'short', false, '20 contentions/s', '1.2 K'],
  ['cpu:cycles:cycles::', 300, 'cycles', false, '20 cycles/s', '1.2 K'],
  ['shop:lag:count::', 300, 'short', false, '20/s', '1.2 K'],
  // Pictures of a moment: a rate of them is Grafana's mistake, and is undone.
  ['memory:inuse_space:bytes:space:bytes', 64 * 2 ** 20, 'bytes', false, '64 MiB', undefined],
  ['memory:inuse_space:bytes:inuse_space:bytes', (64 * 2 ** 20) / 15, 'binBps', true, '64 MiB', undefined],
  ['heap:live:megabytes::', 64, 'megabytes', false, '64 MiB', undefined],
  ['memory:inuse_objects:count:inuse_space:bytes', 300, 'short', false, '300', undefined],
  ['goroutine:goroutine:count:goroutine:count', 300, 'short', false, '300', undefined],
])('%s: %d %s (divided: %p) is a line at %s', (profileTypeId, value, unit, isRate, line, amount) => {
  const frame = normaliseFrame(createFrame(value, unit, isRate), profileTypeId, STEP_MS);
  const field = frame.fields[1];
  const shownUnit = fromGrafanaUnit(field?.config.unit);
  const points: unknown[] = field?.values ?? [];
  const shown = points.map((point) => formatValue(Number(point), shownUnit ?? 'short'));
  expect(shown).toEqual([line, line, line, line]);

  const profileType = describeProfileType(profileTypeId);
  const meaning = getSeriesMeaning(profileType, frame.meta?.custom?.rateCalculated === true);
  expect(meaning.averageUnit).toBe(shownUnit);
  const totals = computeTotals(readFrame(frame), { range: RANGE, stepMs: STEP_MS, ...meaning });
  expect(totals.max !== undefined && formatValue(totals.max, meaning.averageUnit)).toBe(line);
  expect(totals.total === undefined ? undefined : formatValue(totals.total, profileType.unit)).toBe(amount);
});

test('points once a minute are no steps of a minute: Grafana has divided by the step that was asked for', () => {
  const frame = createFrame(2 ** 20, 'binBps', true);
  frame.fields[0] = { name: 'time', type: FieldType.time, config: {}, values: [60_000, 120_000, 180_000, 240_000] };
  const normal = normaliseFrame(frame, 'memory:inuse_space:bytes:inuse_space:bytes', STEP_MS);
  expect(normal.fields[1]?.values[0]).toBe(15 * 2 ** 20);
  expect(getStepMs(normal)).toBe(STEP_MS);
});

test('a point without a value stays without one', () => {
  const frame = createFrame(300, 'short', false);
  frame.fields[1]?.values.splice(2, 1, null);
  const profileTypeId = 'process_cpu:samples:count:cpu:nanoseconds';
  const normal = normaliseFrame(frame, profileTypeId, STEP_MS);
  expect(normal.fields[1]?.values).toEqual([20, 20, null, 20]);
});

test('what came is left alone', () => {
  const frame = createFrame(300, 'short', false);
  normaliseFrame(frame, 'queue:lag:seconds::', STEP_MS);
  expect(frame).toEqual(createFrame(300, 'short', false));
});
