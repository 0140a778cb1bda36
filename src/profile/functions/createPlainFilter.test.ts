/** @jest-environment node */
import fc from 'fast-check';
import { createPlainFilter } from './createPlainFilter';
import { createQuickFilter } from './createQuickFilter';

test.each([
  ['pay', 'Payments', true],
  ['web, pay', 'payments', true],
  ['web', 'payments', false],
  [' , ', 'payments', true],
  ['team/a-b', 'shop/TEAM/a-b', true],
])('“%s” and %s: %p', (text, name, matches) => {
  expect(createPlainFilter(text)?.matches(name)).toBe(matches);
});

test.each(['pay.*', '^web', 'a|b', 'a\\,b', 'a{1,3}', 'ſ', 'a'.repeat(501)])('“%s” needs the engine', (text) => {
  expect(createPlainFilter(text)).toBeUndefined();
});

test('the engine finds the same', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'B', '-', '/', ',', ' ', '=', '"'), maxLength: 6 });
  fc.assert(
    fc.property(words, words, (text, name) => {
      expect(createPlainFilter(text)?.matches(name)).toBe(createQuickFilter(text).matches(name));
    }),
  );
});
