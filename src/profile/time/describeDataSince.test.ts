/** @jest-environment node */
import { describeDataSince } from './TimeRangeMs';

const say = (fromMs: number, toMs: number, oldestMs: number) =>
  describeDataSince({ fromMs, toMs }, oldestMs, (timeMs) => `minute ${timeMs / 60_000}`);
const HOUR = 3_600_000;

test.each([
  [
    'begins clearly before the oldest profile',
    0,
    HOUR,
    HOUR / 2,
    'Data exist since minute 30: the time range begins earlier.',
  ],
  ['ends before the oldest profile', 0, HOUR, 2 * HOUR, 'Data exist since minute 120: the time range begins earlier.'],
  ['begins hardly before it', 0, HOUR, 60_000, ''],
  ['begins after it', HOUR, 2 * HOUR, 60_000, ''],
  ['is of a server that does not say', 0, HOUR, 0, ''],
])('a range that %s', (_, fromMs, toMs, oldestMs, sentence) => {
  expect(say(fromMs, toMs, oldestMs)).toBe(sentence);
});
