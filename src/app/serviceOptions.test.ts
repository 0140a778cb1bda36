/** @jest-environment node */
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { buildServiceOptions, listServices } from './serviceOptions';

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

test.each<[why: string, type: string, serviceName: string, isOfType: boolean, services: string[]]>([
  ['those that send the type', 'cpu', '', true, ['web']],
  ['all where the view shows every type', 'cpu', '', false, ['db', 'web']],
  ['all where nobody sends the type', 'heap', '', true, ['db', 'web']],
  ['the one of a link first, known or not', 'cpu', 'gone', true, ['gone', 'web']],
])('services to choose from: %s', (_, profileTypeId, serviceName, isOfType, services) => {
  const matrix = buildServiceMatrix(
    [
      ['web', 'cpu'],
      ['db', 'block'],
    ].map(
      ([service = '', type = '']) =>
        new Map([
          ['service_name', service],
          ['__profile_type__', type],
        ]),
    ),
  );
  expect(listServices(matrix, { dataSourceUid: '', serviceName, profileTypeId }, isOfType)).toEqual(services);
});
