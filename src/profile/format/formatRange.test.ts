/** @jest-environment node */
import { formatRange } from './formatRange';

const at = (day: number, hour: number, minute: number, second = 0) => Date.UTC(2026, 10, day, hour, minute, second);

test.each([
  [{ fromMs: at(23, 14, 37), toMs: at(23, 15, 7) }, 'UTC', '2026-11-23 14:37–15:07 UTC'],
  [{ fromMs: at(23, 14, 37), toMs: at(23, 15, 7) }, 'Asia/Tokyo', '2026-11-23 23:37 – 2026-11-24 00:07 Asia/Tokyo'],
  [{ fromMs: at(23, 14, 37, 5), toMs: at(23, 14, 37, 20) }, 'UTC', '2026-11-23 14:37:05–14:37:20 UTC'],
])('%j in %s is %s', (range, timeZone, text) => {
  expect(formatRange(range, timeZone)).toBe(text);
});
