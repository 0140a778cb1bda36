/** @jest-environment node */
import type { SeriesKind } from 'profile/series/change/Series';
import { describePartWithData } from './describePartWithData';

const MINUTE_MS = 60_000;

/** A character per minute: a dot is a point, a blank none. */
function describe(points: string, kind: SeriesKind = 'rate'): string {
  const minutes = [...points].flatMap((char, minute) => (char === '.' ? [minute + 1] : []));
  const series = { timesMs: minutes.map((minute) => minute * MINUTE_MS), values: minutes.map(() => 1) };
  const range = { fromMs: 0, toMs: points.length * MINUTE_MS };
  return describePartWithData('baseline', series, { range, stepMs: MINUTE_MS, kind, averageUnit: 'cores' });
}

test.each([
  ['........................', ''],
  ['. . . . . . . . . . . . ', ''],
  ['   .................... ', ''],
  ['..........     .........', ''],
  ['                        ', ''],
  [
    '                 .......',
    'The baseline has data in only 7 min of its 24 min; values per second count only those.',
  ],
  [
    '           .            ',
    'The baseline has data in only 1 min of its 24 min; values per second count only those.',
  ],
  [
    '.............           ',
    'The baseline has data in only 13 min of its 24 min; values per second count only those.',
  ],
  [
    '.......          .......',
    'The baseline has data in only 14 min of its 24 min; values per second count only those.',
  ],
])('of the points “%s” it says “%s”', (points, sentence) => {
  expect(describe(points)).toBe(sentence);
});

test('pictures of a moment are averaged over what is there', () => {
  expect(describe('         .........', 'instant')).toBe(
    'The baseline has data in only 9 min of its 18 min; averages count only those.',
  );
});
