/** @jest-environment node */
import fc from 'fast-check';
import { createQuickFilter } from './createQuickFilter';

test.each([
  ['', ['api', 'payments', 'web-1', 'web-2', 'a(b', 'x,y', 'größe']],
  ['PAY', ['payments']],
  ['^web-\\d$', ['web-1', 'web-2']],
  ['api, web-1', ['api', 'web-1']],
  [' , ,api', ['api']],
  ['nothing', []],
  ['a(', ['a(b']],
  ['x\\,y', ['x,y']],
  ['(\\,', []],
  ['b{1,2}-,^x', ['web-1', 'web-2', 'x,y']],
  ['GRÖSSE,GRÖßE', ['größe']],
  ['a\\', []],
])('the quick filter "%s" leaves %j', (text, expected) => {
  const { matches } = createQuickFilter(text);
  expect(['api', 'payments', 'web-1', 'web-2', 'a(b', 'x,y', 'größe'].filter(matches)).toEqual(expected);
});

test('a term that is no regular expression is named', () => {
  expect(createQuickFilter('api,a(').problems).toEqual([
    '“a(” is not a regular expression, so it is searched as plain text.',
  ]);
  expect(createQuickFilter('api').problems).toEqual([]);
});

test('a pattern that makes backtracking engines hang is answered', () => {
  expect(createQuickFilter('(a+)+$').matches(`${'a'.repeat(5000)}b`)).toBe(false);
});

test.each([['(.{0,999}x){9}'], ['a'.repeat(5000)], ['(a|c){200}'], ['x,'.repeat(5000)]])(
  'a text that would cost much is answered too: %#',
  (text) => {
    expect(createQuickFilter(text).matches('b'.repeat(1000))).toBe(false);
  },
);

test('no text makes it throw, and a plain name always finds itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w./-]{1,30}$/), (text, name) => {
      expect(typeof createQuickFilter(text).matches(name)).toBe('boolean');
      expect(createQuickFilter(name).matches(`x${name}y`)).toBe(true);
    }),
  );
});

test('a text that is too long is cut, and says so', () => {
  const { matches, problems } = createQuickFilter(`${'x,'.repeat(250)}api`);
  expect([matches('x'), matches('api')]).toEqual([true, false]);
  expect(problems).toEqual(['Only the first 500 characters count.']);
});
