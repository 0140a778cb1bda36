/** @jest-environment node */
import { createQuickFilter } from './createQuickFilter';

test.each([
  ['', ['api', 'payments', 'web-1', 'web-2', 'a(b']],
  ['PAY', ['payments']],
  ['^web-\\d$', ['web-1', 'web-2']],
  ['api, web-1', ['api', 'web-1']],
  [' , ,api', ['api']],
  ['nothing', []],
  ['a(', ['a(b']],
])('the quick filter "%s" leaves %j', (text, expected) => {
  const { matches } = createQuickFilter(text);
  expect(['api', 'payments', 'web-1', 'web-2', 'a(b'].filter(matches)).toEqual(expected);
});

test('a term that is no regular expression is named', () => {
  expect(createQuickFilter('api,a(').problems).toEqual([
    '“a(” is no regular expression; it is looked for as it stands.',
  ]);
  expect(createQuickFilter('api').problems).toEqual([]);
});

test('a pattern that makes backtracking engines hang is answered', () => {
  expect(createQuickFilter('(a+)+$').matches(`${'a'.repeat(5000)}b`)).toBe(false);
});
