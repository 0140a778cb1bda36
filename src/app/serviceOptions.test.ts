/** @jest-environment node */
import { buildServiceOptions } from './serviceOptions';

test.each<[names: string[], options: string[]]>([
  [[], []],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [
    ['shop/cart', 'shop/checkout', 'ads/web', 'search'],
    ['ads/web', 'search', 'shop: shop/cart', 'shop: shop/checkout'],
  ],
  [
    ['a/x/1', 'b/x', 'a/y', 'b/z'],
    ['a: a/x/1', 'a: a/y', 'b: b/x', 'b: b/z'],
  ],
  [
    ['/x', '/y'],
    ['/x', '/y'],
  ],
])('%j is listed as %j', (names, options) => {
  const listed = buildServiceOptions(names).map(({ group, value }) => (group ? `${group}: ${value}` : value));
  expect(listed).toEqual(options);
});

test('a name cannot turn the text around it, and is chosen as it is', () => {
  expect(buildServiceOptions(['\u202Egnp.exe'])).toEqual([{ value: '\u202Egnp.exe', label: '⟨U+202E⟩gnp.exe' }]);
});
