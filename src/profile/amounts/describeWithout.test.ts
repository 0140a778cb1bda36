/** @jest-environment node */
import { describeWithout } from './describeWithout';

const FORMAT = { unit: 'short', total: 100, money: undefined } as const;

test('the sentence is a bound, with what it costs where that is known', () => {
  const without = { atMost: 30, mayMove: 0, moving: [] };
  expect(describeWithout(without, FORMAT)).toBe('Without the matches, at most 30 of 100 would be gone.');
  expect(describeWithout(without, { ...FORMAT, money: '€310/month at this rate, extrapolated from 1 h' })).toBe(
    'Without the matches, at most 30 of 100 would be gone, €310/month at this rate, extrapolated from 1 h.',
  );
});

test('what may only move is named, the largest first', () => {
  const moving = ['malloc', 'memcpy', 'memset', 'lock', 'unlock'].map((name, place) => ({ name, value: 5 - place }));
  expect(describeWithout({ atMost: 30, mayMove: 15, moving }, FORMAT)).toBe(
    'Without the matches, at most 30 of 100 would be gone. 15 of that may only move to others that call the same functions: malloc 5, memcpy 4, memset 3, lock 2 and 1 more.',
  );
});

test('of what no stack passes through nothing is gone', () => {
  expect(describeWithout({ atMost: 0, mayMove: 0, moving: [] }, FORMAT)).toContain('no stack passes through them');
});
