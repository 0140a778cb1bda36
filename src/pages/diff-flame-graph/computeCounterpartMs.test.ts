/** @jest-environment node */
import { computeCounterpartMs } from './computeCounterpartMs';

const HOUR_MS = 3_600_000;
const range = (fromHour: number, toHour: number) => ({ fromMs: fromHour * HOUR_MS, toMs: toHour * HOUR_MS });

test.each([
  ['the same hour', 9.5, range(9, 10), range(9, 10), undefined],
  ['a range with common time', 9.5, range(9, 10), range(8, 9.7), undefined],
  ['the hour a day before', 33.5, range(33, 34), range(9, 10), 9.5],
  ['the hour before', 9.5, range(9, 10), range(8, 9), 8.5],
  ['the hour after', 9.5, range(9, 10), range(10, 11), 10.5],
  ['a shorter range of another day, while it lasts', 33.1, range(33, 34), range(9, 9.25), 9.1],
  ['and after it', 33.5, range(33, 34), range(9, 9.25), undefined],
])('%s', (_, hour, own, other, counterpartHour) => {
  const counterpartMs = computeCounterpartMs(hour * HOUR_MS, own, other);
  expect(counterpartMs === undefined ? undefined : counterpartMs / HOUR_MS).toEqual(
    counterpartHour === undefined ? undefined : expect.closeTo(counterpartHour),
  );
});
