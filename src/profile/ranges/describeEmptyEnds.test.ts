/** @jest-environment node */
import { describeEmptyEnds } from './describeEmptyEnds';

const MINUTE_MS = 60_000;

/** A character per minute: a dot is a point, a blank none. */
function describe(points: string, isInstant = false): string {
  const minutes = [...points].flatMap((char, minute) => (char === '.' ? [minute] : []));
  const series = { timesMs: minutes.map((minute) => minute * MINUTE_MS), values: minutes.map(() => 1) };
  return describeEmptyEnds('baseline', series, { fromMs: 0, toMs: points.length * MINUTE_MS }, isInstant);
}

test.each([
  ['........................', ''],
  ['. . . . . . . . . . . . ', ''],
  ['   .................... ', ''],
  ['........         .......', ''],
  ['                        ', ''],
  ['                 .......', 'The baseline has points in only 6 min of its 24 min; the rest counts as nothing used.'],
  [
    '           .            ',
    'The baseline has points in only one moment of its 24 min; the rest counts as nothing used.',
  ],
  [
    '.............           ',
    'The baseline has points in only 12 min of its 24 min; the rest counts as nothing used.',
  ],
])('of the points “%s” it says “%s”', (points, sentence) => {
  expect(describe(points)).toBe(sentence);
});

test('pictures of a moment are averaged over what is there', () => {
  expect(describe('         .........', true)).toBe(
    'The baseline has points in only 8 min of its 18 min; averages are of those.',
  );
});

test('points that have no value are none', () => {
  const series = { timesMs: [0, 1, 2, 3].map((minute) => minute * MINUTE_MS), values: [null, 1, 1, undefined] };
  expect(describeEmptyEnds('comparison', series, { fromMs: 0, toMs: 3 * MINUTE_MS }, false)).toBe(
    'The comparison has points in only 1 min of its 3 min; the rest counts as nothing used.',
  );
});
