/** @jest-environment node */
import { describeCounts } from './describeCounts';
import { keepOrder } from './ListOrder';

test.each([
  [{ shown: 1204, listed: 1204, all: 1204, hasFilters: false }, '1,204 services'],
  [{ shown: 1, listed: 1, all: 1, hasFilters: false }, '1 service'],
  [{ shown: 12, listed: 1204, all: 1204, hasFilters: false }, '12 of 1,204 services'],
  [{ shown: 30, listed: 30, all: 1204, hasFilters: true }, '30 of 1,204 services match the filters'],
  [{ shown: 2, listed: 30, all: 1204, hasFilters: true }, '2 shown, 30 of 1,204 services match the filters'],
  [{ shown: 8, listed: 8, all: 8, hasFilters: true }, '8 services match the filters'],
])('%j is said as %s', (counts, text) => {
  expect(describeCounts(counts)).toBe(text);
});

test('a refresh by the clock keeps the order, and puts new names last', () => {
  expect(keepOrder(['a', 'b', 'c', 'd'], ['c', 'x', 'a'])).toEqual(['c', 'a', 'b', 'd']);
  expect(keepOrder(['b', 'a'], [])).toEqual(['b', 'a']);
});
