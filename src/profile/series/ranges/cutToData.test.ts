import { cutToData } from './describePartWithData';
/** @jest-environment node */

const MINUTE_MS = 60_000;

/** A character per minute: a dot is a point, a blank none; of what is left, the first and the last minute. */
function cut(points: string): [fromMinute: number, toMinute: number] {
  const minutes = [...points].flatMap((char, minute) => (char === '.' ? [minute + 1] : []));
  const series = { timesMs: minutes.map((minute) => minute * MINUTE_MS), values: minutes.map(() => 1) };
  const range = { fromMs: 0, toMs: points.length * MINUTE_MS };
  const { fromMs, toMs } = cutToData(series, { range, stepMs: MINUTE_MS, kind: 'rate', averageUnit: 'cores' });
  return [fromMs / MINUTE_MS, toMs / MINUTE_MS];
}

test.each<[string, [number, number]]>([
  ['........................', [0, 24]],
  ['   .................... ', [0, 24]],
  ['                        ', [0, 24]],
  ['.......          .......', [0, 24]],
  ['.............           ', [0, 13]],
  ['             ...........', [13, 24]],
])('of the points “%s” the minutes %j are left', (points, minutes) => {
  expect(cut(points)).toEqual(minutes);
});
