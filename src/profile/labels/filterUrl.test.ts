/** @jest-environment node */
import fc from 'fast-check';
import { decodeFilter, decodeFilters, MAX_FILTERS } from './decodeFilter';
import { encodeFilter } from './encodeFilter';
import type { Filter } from './Filter';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('|', ',', '#', '_', '__', '__gf', '__gfp__', 'gfu__', 'regex', '\\', '"', '%', '\n'),
  }),
);
const label = text.filter((value) => value !== '');
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ label, operator: fc.constant('is-empty'), values: fc.constant([]) }),
  fc.record({
    label,
    operator: fc.constantFrom('=', '!=', '=~', '!~'),
    values: text.map((value) => [value]),
  }),
  fc.record({
    label,
    operator: fc.constantFrom('in', 'not-in'),
    values: fc.array(text, { minLength: 1, maxLength: 5 }),
  }),
);

const CASES: ReadonlyArray<[string, Filter]> = [
  ['region|=|eu', { label: 'region', operator: '=', values: ['eu'] }],
  ['region|!=|eu', { label: 'region', operator: '!=', values: ['eu'] }],
  ['region|is-empty|', { label: 'region', operator: 'is-empty', values: [] }],
  ['region|in|eu|us', { label: 'region', operator: 'in', values: ['eu', 'us'] }],
  ['region|not-in|eu', { label: 'region', operator: 'not-in', values: ['eu'] }],
  ['region|=~|eu__gfp__us|regex', { label: 'region', operator: '=~', values: ['eu|us'] }],
  ['region|!~|e.|regex', { label: 'region', operator: '!~', values: ['e.'] }],
  ['a__gfc__b|=|x__gfp__y__gfh__z', { label: 'a,b', operator: '=', values: ['x|y#z'] }],
  ['a|=|__gfu__gfp__', { label: 'a', operator: '=', values: ['__gfp__'] }],
];

test.each(CASES)('%s is written and read', (encoded, expected) => {
  expect(encodeFilter(expected)).toBe(encoded);
  expect(decodeFilter(encoded)).toEqual(expected);
});

test('any complete filter comes back from the URL exactly', () => {
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 4 }), (filters) => {
      const url = new URLSearchParams(filters.map((each) => ['var-filters', encodeFilter(each)]));
      const { filters: decoded, unreadable } = decodeFilters(new URLSearchParams(url.toString()).getAll('var-filters'));
      expect({ decoded, unreadable }).toEqual({ decoded: filters, unreadable: [] });
    }),
  );
});

test.each<[string, Filter]>([
  ['region|=~|eu', { label: 'region', operator: 'in', values: ['eu'] }],
  ['region|=~|eu__gfp__us', { label: 'region', operator: 'in', values: ['eu', 'us'] }],
  ['region|!~|eu__gfp__us', { label: 'region', operator: 'not-in', values: ['eu', 'us'] }],
  ['region|=~|eu|us', { label: 'region', operator: 'in', values: ['eu', 'us'] }],
  ['version|=~|1.2__gfp__1.3', { label: 'version', operator: 'in', values: ['1.2', '1.3'] }],
  ['team|=~|Pay (core)__gfp__x', { label: 'team', operator: 'in', values: ['Pay (core)', 'x'] }],
  ['region|=~|eu-.*__gfp__us', { label: 'region', operator: '=~', values: ['eu-.*|us'] }],
  ['region|!~|^eu$', { label: 'region', operator: '!~', values: ['^eu$'] }],
  ['region|=~|(eu__gfp__us)', { label: 'region', operator: '=~', values: ['(eu|us)'] }],
  ['region|=~|us\\.1__gfp__eu', { label: 'region', operator: '=~', values: ['us\\.1|eu'] }],
  ['region|=|a|b', { label: 'region', operator: '=', values: ['a|b'] }],
  ['region|=|', { label: 'region', operator: '=', values: [''] }],
  ['region|is-empty', { label: 'region', operator: 'is-empty', values: [] }],
  ['region,Region|=|eu,Europe', { label: 'region', operator: '=', values: ['eu'] }],
  ['region|=__gfp__|eu|us', { label: 'region', operator: 'in', values: ['eu', 'us'] }],
  ['region|!=__gfp__|eu', { label: 'region', operator: 'not-in', values: ['eu'] }],
])('reads links of upstream and Grafana: %s', (encoded, expected) => {
  expect(decodeFilter(encoded)).toEqual(expected);
});

test.each([
  ['region'],
  ['|=|eu'],
  ['region|'],
  ['region|='],
  ['region|~|eu'],
  ['region|in'],
  ['region|=~'],
  ['region|<|5'],
])('%s is no filter, and is named', (encoded) => {
  expect(decodeFilters([encoded, '', 'a|=|b'])).toEqual({
    filters: [{ label: 'a', operator: '=', values: ['b'] }],
    unreadable: [encoded],
  });
});

test('no text makes reading throw, and what was read can be written', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(text, fc.constantFrom('|', '=', '=~', 'in')), { maxLength: 8 }), (pieces) => {
      const decoded = decodeFilter(pieces.join(''));
      expect(decoded && decodeFilter(encodeFilter(decoded))).toEqual(decoded);
    }),
  );
});

test('of a link with a hundred thousand filters a hundred are read, and none is lost', () => {
  const link = Array.from({ length: 100_000 }, (_, i) => `label_${i}|=~|(a+)+#regex`);
  const { filters, unreadable } = decodeFilters(link);
  expect(filters).toHaveLength(MAX_FILTERS);
  expect([...link.slice(0, MAX_FILTERS), ...unreadable]).toEqual(link);
});
