/** @jest-environment node */
import type { Filter } from 'profile/labels/Filter';
import { openUrl } from '../../../tests/helpers/openUrl';
import { buildCompareChanges } from './buildCompareChanges';

const RANGE = { from: 'now-1h', to: 'now' };

test('each side has the filters of the page, narrowed to its value', () => {
  const filters: Filter[] = [
    { label: 'region', operator: 'in', values: ['eu', 'us'] },
    { label: 'zone', operator: '!=', values: ['a'] },
  ];
  const changes = buildCompareChanges({ label: 'region', baseline: 'eu', comparison: '', filters, range: RANGE });
  const { location, url } = openUrl('explorationType=labels&diffFrom=now-3h&diffTo=now-2h&from-2=now-5h&to-2=now-4h');
  url.set(changes);
  const params = new URLSearchParams(location.getSearch());
  expect(params.getAll('var-filtersBaseline')).toEqual(['zone|!=|a', 'region|=|eu']);
  expect(params.getAll('var-filtersComparison')).toEqual(['zone|!=|a', 'region|is-empty|']);
  expect(url.pick(['view', 'comparisonFrom', 'comparisonTo', 'diffFrom', 'olderBaselineFrom'])).toEqual({
    view: 'diff-flame-graph',
    comparisonFrom: 'now-1h',
    comparisonTo: 'now',
    // The older generation's ranges, which would move a side away, are gone.
    diffFrom: '',
    olderBaselineFrom: '',
  });
});

test('values with separators of the URL format arrive as they are', () => {
  const value = 'a|b,c#d__gfp__';
  const changes = buildCompareChanges({ label: 'x', baseline: value, comparison: value, filters: [], range: RANGE });
  const { url } = openUrl();
  url.set(changes);
  expect(url.get('filtersBaseline')).toEqual([{ label: 'x', operator: '=', values: [value] }]);
});
