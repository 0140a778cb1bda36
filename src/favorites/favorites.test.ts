/** @jest-environment node */
import fc from 'fast-check';
import { type Filter, FILTER_OPERATORS } from 'profile/labels/Filter';
import { PANEL_TYPES } from 'url/parameters';
import { applyOperations, type Favorite, type FavoriteOperation, getFavoriteKey } from './Favorite';
import { formatFavorite } from './formatFavorite';
import { FavoritesFormatError, MAX_FAVORITES, parseFavorites } from './parseFavorites';
import { parseUpstreamStorage } from './parseUpstreamStorage';
import { printFavorites } from './printFavorites';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const checkout: Favorite = { serviceName: 'checkout', profileTypeId: CPU, filters: [], panelType: 'time-series' };
const search: Favorite = { ...checkout, serviceName: 'search' };
const region: Filter = { label: 'region', operator: '=', values: ['eu'] };
const version: Filter = { label: 'version', operator: 'in', values: ['v1', 'v2'] };

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const filter: fc.Arbitrary<Filter> = fc
  .record({ label: text, operator: fc.constantFrom(...FILTER_OPERATORS), value: fc.string({ unit: 'grapheme' }) })
  .map(({ label, operator, value }) => ({ label, operator, values: operator === 'is-empty' ? [] : [value] }));
const favorite: fc.Arbitrary<Favorite> = fc.record(
  {
    serviceName: text,
    profileTypeId: text,
    groupBy: text,
    filters: fc.array(filter, { maxLength: 3 }),
    panelType: fc.constantFrom(...PANEL_TYPES),
    colorIndex: fc.nat(),
  },
  { requiredKeys: ['serviceName', 'profileTypeId', 'filters', 'panelType'] },
);

describe('the same favorite', () => {
  test('does not depend on the order of its filters nor on its colour', () => {
    expect(getFavoriteKey({ ...checkout, filters: [region, version], colorIndex: 3 })).toBe(
      getFavoriteKey({ ...checkout, filters: [version, region] }),
    );
  });

  test.each<[string, Partial<Favorite>]>([
    ['service', { serviceName: 'search' }],
    ['profile type', { profileTypeId: 'memory' }],
    ['label', { groupBy: 'region' }],
    ['filters', { filters: [region] }],
    ['panel', { panelType: 'histogram' }],
  ])('depends on its %s', (_, change) => {
    expect(getFavoriteKey({ ...checkout, ...change })).not.toBe(getFavoriteKey(checkout));
  });
});

describe('operations', () => {
  const add = (favorite: Favorite): FavoriteOperation => ({ kind: 'add', favorite });
  const remove = (favorite: Favorite): FavoriteOperation => ({ kind: 'remove', favorite });

  test.each<[string, Favorite[], FavoriteOperation[], Favorite[]]>([
    ['what is new comes last', [checkout], [add(search)], [checkout, search]],
    ['what is there stays in its place', [checkout, search], [add({ ...checkout, colorIndex: 9 })], [checkout, search]],
    ['what is removed is gone', [checkout, search], [remove(checkout)], [search]],
    ['what is not there cannot be removed', [search], [remove(checkout)], [search]],
    ['the last word counts', [], [add(checkout), remove(checkout), add(checkout)], [checkout]],
  ])('%s', (_, before, operations, after) => {
    expect(applyOperations(before, operations)).toEqual(after);
  });

  test('done twice they give the same as once, as after a save whose answer was lost', () => {
    const operation = fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const), favorite });
    fc.assert(
      fc.property(fc.array(favorite), fc.array(operation), (before, operations) => {
        // One operation a favorite: what a user did last to each.
        const last = [...new Map(operations.map((each) => [getFavoriteKey(each.favorite), each])).values()];
        const once = applyOperations(before, last);
        expect(applyOperations(once, last)).toEqual(once);
      }),
    );
  });
});

describe('stored and exported text', () => {
  test('gives back any favorites', () => {
    fc.assert(
      fc.property(fc.uniqueArray(favorite, { selector: getFavoriteKey }), (favorites) => {
        expect(parseFavorites(printFavorites({ favorites, unreadable: [] }))).toEqual({ favorites, unreadable: [] });
      }),
    );
  });

  test('keeps entries that this version cannot read', () => {
    const unreadable = [{ shape: 'of a later version' }, 7];
    expect(parseFavorites(printFavorites({ favorites: [checkout], unreadable }))).toEqual({
      favorites: [checkout],
      unreadable,
    });
  });

  test('upstream’s list is read, with its ways to write filters', () => {
    const upstream = [
      { index: 4, panelType: 'time-series', queryRunnerParams: { serviceName: 'checkout', profileMetricId: CPU } },
      {
        index: 0,
        panelType: 'bar-gauge',
        queryRunnerParams: {
          serviceName: 'checkout',
          profileMetricId: CPU,
          groupBy: { label: 'region' },
          filters: [
            { key: 'version', operator: '=~', value: 'v1|v2' },
            { key: 'team,name', operator: '!=', value: 'a|b,c' },
            { key: 'zone', operator: '=', value: '' },
            { key: 'pod', operator: '!~', value: 'x.*,y' },
            { key: 'az', operator: 'in', value: 'a|b' },
          ],
        },
      },
    ];
    expect(parseFavorites(JSON.stringify(upstream))).toEqual({
      favorites: [
        { ...checkout, colorIndex: 4 },
        {
          ...checkout,
          groupBy: 'region',
          filters: [
            version,
            { label: 'team,name', operator: '!=', values: ['a|b,c'] },
            { label: 'zone', operator: 'is-empty', values: [] },
            { label: 'pod', operator: '!~', values: ['x.*,y'] },
            { label: 'az', operator: 'in', values: ['a', 'b'] },
          ],
          panelType: 'bar-gauge',
          colorIndex: 0,
        },
      ],
      unreadable: [],
    });
  });

  test.each<[string, unknown]>([
    ['no service', { profileTypeId: CPU }],
    ['no profile type', { serviceName: 'checkout' }],
    ['an empty name', { serviceName: '', profileTypeId: CPU }],
    ['a filter that means nothing', { serviceName: 'checkout', profileTypeId: CPU, filters: ['region'] }],
    ['filters that are no list', { serviceName: 'checkout', profileTypeId: CPU, filters: 'region|=|eu' }],
    ['a label that is no text', { serviceName: 'checkout', profileTypeId: CPU, groupBy: 3 }],
    [
      'an upstream filter without value',
      { queryRunnerParams: { serviceName: 'a', profileMetricId: CPU, filters: [{ key: 'x', operator: '=' }] } },
    ],
    ['nothing', null],
  ])('an entry with %s is set aside', (_, entry) => {
    expect(parseFavorites(JSON.stringify([entry]))).toEqual({ favorites: [], unreadable: [entry] });
  });

  test('repetitions count once, unknown panels are drawn as time series', () => {
    const entry = { serviceName: 'checkout', profileTypeId: CPU, panelType: 'pie' };
    expect(parseFavorites(JSON.stringify([entry, entry])).favorites).toEqual([checkout]);
  });

  test.each([
    ['no JSON', 'hello', 'not JSON'],
    ['other JSON', '{"dashboards":[]}', 'no list of favorites'],
    ['a newer version', '{"version":2,"favorites":[]}', 'newer version'],
    ['a huge text', ' '.repeat(2_000_000), 'too long'],
    [
      'too many',
      JSON.stringify(Array.from({ length: MAX_FAVORITES + 1 }, (_, i) => ({ ...checkout, serviceName: `s${i}` }))),
      'the most there can be',
    ],
  ])('%s is refused with a sentence', (_, input, sentence) => {
    expect(() => parseFavorites(input)).toThrow(FavoritesFormatError);
    expect(() => parseFavorites(input)).toThrow(sentence);
  });

  test('no text makes it throw anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (input) => {
        try {
          parseFavorites(input);
        } catch (error) {
          expect(error).toBeInstanceOf(FavoritesFormatError);
        }
      }),
    );
  });
});

test.each<[Partial<Favorite>, string]>([
  [{}, 'checkout · CPU time (cpu)'],
  [{ groupBy: 'region' }, 'checkout · CPU time (cpu) · region'],
  [{ groupBy: 'region', panelType: 'table' }, 'checkout · CPU time (cpu) · region · maxima'],
  [{ groupBy: 'region', filters: [version] }, 'checkout · CPU time (cpu) · region · version is one of v1, v2'],
  [
    { filters: [region, { label: 'zone', operator: 'is-empty', values: [] }] },
    'checkout · CPU time (cpu) · region = eu · zone is empty',
  ],
])('the title of %j is %s', (change, title) => {
  expect(formatFavorite({ ...checkout, ...change })).toBe(title);
});

describe('the other app’s storage', () => {
  test('gives its favorites', () => {
    const favorites = [{ index: 1, queryRunnerParams: { serviceName: 'checkout', profileMetricId: CPU } }];
    const stored = JSON.stringify({ dataSource: 'x', serviceName: 'checkout', favorites });
    expect(parseUpstreamStorage(stored).favorites).toEqual([{ ...checkout, colorIndex: 1 }]);
  });

  test.each(['', 'null', '{}', '{"favorites":3}', '{"favorites":{"version":9}}', '[]'])('may hold %s', (stored) => {
    expect(parseUpstreamStorage(stored)).toEqual({ favorites: [], unreadable: [] });
  });
});
