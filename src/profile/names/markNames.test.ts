/** @jest-environment node */
import fc from 'fast-check';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { markNames } from './markNames';
import { splitName } from './splitName';

test.each<[string, Readonly<Record<string, string>>]>([
  ['a file', { 'email/feedparser.py:-1 - __init__': 'feedparser.py', 'email/message.py:-1 - __init__': 'message.py' }],
  ['a line', { './lib/init.js:expressInit:38': 'line 38', './lib/init.js:expressInit:40': 'line 40' }],
  [
    'file and line',
    {
      './lib/a.js:(anonymous):3': 'a.js, line 3',
      './lib/a.js:(anonymous):9': 'a.js, line 9',
      './lib/b.js:(anonymous):3': 'b.js, line 3',
    },
  ],
  [
    'the tier that it ran in',
    {
      'LazyCompile:*total /app/cart.js:10:3': 'optimized',
      'LazyCompile:~total /app/cart.js:10:3': 'interpreted',
      'LazyCompile:^total /app/cart.js:10:3': 'baseline',
      'LazyCompile:total /app/cart.js:10:3': '',
    },
  ],
  ['how a JVM ran it', { 'com/acme/Cart.total_[j]': 'compiled', 'com/acme/Cart.total_[i]': 'inlined' }],
  ['arguments', { 'acme::fill(int)': 'int', 'acme::fill(long)': 'long' }],
  ['arguments of templates', { 'void acme::fill<A>(A)': 'A>(A', 'void acme::fill<B>(B)': 'B>(B' }],
  [
    'run numbers',
    {
      'com/acme/Cart$$Lambda$14/0x0800c8.apply': '14/0x0800c8',
      'com/acme/Cart$$Lambda$15/0x0800d0.apply': '15/0x0800d0',
    },
  ],
])('functions that read the same are told apart by %s', (_, marks) => {
  expect(Object.fromEntries(markNames(Object.keys(marks)))).toEqual(marks);
});

test('functions that read like no other have no mark', () => {
  expect(markNames(['main.main', 'main.run', 'net/http.Get', 'http.Get', 'malloc']).size).toBe(0);
});

test('no two functions of a table read the same', () => {
  const pieces = fc.constantFrom(
    ...[
      'acme::',
      'fill',
      '<int>',
      '(int)',
      'LazyCompile:',
      '*',
      '~',
      ' /app/a.js',
      ':10',
      ':3',
      'a.py:-1 - ',
      '_[j]',
      'x'.repeat(50),
    ],
    ...['\u200b', '\u0007', 'Cart$$Lambda', '$14', '/0x0800c8', '.apply', '.', 'com/'],
  );
  const names = fc.uniqueArray(
    fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
    { minLength: 2, maxLength: 20 },
  );
  fc.assert(
    fc.property(names, (table) => {
      const marks = markNames(table);
      const read = table.map((name) => {
        const { packageName, shortName } = splitName(name);
        return [packageName, shortName, marks.get(name) ?? '']
          .map((text) => text && formatFunctionName(text))
          .join(' | ');
      });
      expect(new Set(read).size).toBe(table.length);
    }),
    { numRuns: 1_000 },
  );
});
