/** @jest-environment node */
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { checkRegex } from './compileRegex';
import { isPlainRegex, quoteRegex } from './regex';

test.each([
  ['eu-west', true],
  ['f(x)', true],
  ['()', true],
  [']', true],
  ['[]]', true],
  ['a(b', false],
  [')(', false],
  ['[]', false],
  ['[a', false],
  ['[z-a]', false],
  ['[a-]', true],
  ['[[:alpha:]]', false],
])('%s is a regex as it stands: %p', (text, isRegex) => {
  expect(isPlainRegex(text)).toBe(isRegex);
});

test('the engine agrees which texts are regexes', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'z', '-', '(', ')', '[', ']', '.', '|', 'é'), maxLength: 8 });
  fc.assert(
    fc.property(text, (each) => isPlainRegex(each) === checkRegex(each).ok),
    { numRuns: 2000 },
  );
});

test('a quoted text matches itself, and is quoted as the engine does', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => quoteRegex(text) === RE2JS.quote(text)));
});
