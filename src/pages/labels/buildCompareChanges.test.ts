/** @jest-environment node */
import { decodeFilters } from 'profile/labels/decodeFilter';
import type { Filter } from 'profile/labels/Filter';
import { buildCompareChanges } from './buildCompareChanges';

const RANGE = { from: 'now-1h', to: 'now' };

test('each side has the filters of the page, narrowed to its value', () => {
  const filters: Filter[] = [
    { label: 'region', operator: 'in', values: ['eu', 'us'] },
    { label: 'zone', operator: '!=', values: ['a'] },
  ];
  const changes = buildCompareChanges({ label: 'region', baseline: 'eu', comparison: '', filters, range: RANGE });
  expect(changes).toMatchObject({
    explorationType: 'diff-flame-graph',
    'var-filtersBaseline': ['zone|!=|a', 'region|=|eu'],
    'var-filtersComparison': ['zone|!=|a', 'region|is-empty|'],
    comparisonFrom: 'now-1h',
    comparisonTo: 'now',
    diffFrom: undefined,
  });
});

test('values with separators of the URL format arrive as they are', () => {
  const value = 'a|b,c#d__gfp__';
  const changes = buildCompareChanges({ label: 'x', baseline: value, comparison: value, filters: [], range: RANGE });
  const written = changes['var-filtersBaseline'];
  expect(decodeFilters([written ?? []].flat()).filters).toEqual([{ label: 'x', operator: '=', values: [value] }]);
});
