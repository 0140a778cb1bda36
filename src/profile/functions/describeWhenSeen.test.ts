/** @jest-environment node */
import { describeWhenSeen } from './describeWhenSeen';

const MINUTE_MS = 60_000;
const formatTime = (timeMs: number) => `12:${String(timeMs / MINUTE_MS).padStart(2, '0')}`;

/** Parts of ten minutes: `x` has the function, `.` has not, `_` has no data, `?` was cut by the server. */
function see(drawn: string): string {
  const parts = [...drawn].map((sign, place) => ({
    fromMs: place * 10 * MINUTE_MS,
    toMs: (place + 1) * 10 * MINUTE_MS,
    total: sign === 'x' ? 1 : 0,
    whole: sign === '_' ? 0 : 10,
    cut: sign === '?' ? 1 : 0,
  }));
  return describeWhenSeen(parts, formatTime);
}

test.each([
  ['xxxx', 'throughout'],
  ['x.x.x', 'throughout'],
  ['..xx', 'first seen 12:20–12:30'],
  ['xx..', 'last seen 12:10–12:20'],
  ['.xx.', 'first seen 12:10–12:20, last seen 12:20–12:30'],
  // A service that has no data yet has no older version either.
  ['__xx', 'throughout'],
  ['._xx', 'first seen 12:20–12:30'],
  // What was cut may hold it.
  ['?.xx', 'beginning not known'],
  ['xx.?', 'end not known'],
  ['x?xx', 'throughout'],
  ['....', 'not known'],
  ['____', 'not known'],
  ['', 'not known'],
])('%s is %s', (drawn, said) => {
  expect(see(drawn)).toBe(said);
});
