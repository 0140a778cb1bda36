/** @jest-environment node */
import { openUrl } from '../../../tests/helpers/openUrl';
import { buildBaselineChanges } from './buildBaselineChanges';

test('the baseline is what the flame graph shows, fixed in time; the other side has no range yet', () => {
  const changes = buildBaselineChanges({
    serviceName: 'checkout',
    range: { fromMs: Date.UTC(2026, 10, 23, 7), toMs: Date.UTC(2026, 10, 23, 8) },
    filters: [{ label: 'region', operator: '=', values: ['eu'] }],
    panel: { from: 'now-1h', to: 'now' },
  });
  const { location, url } = openUrl(
    'explorationType=flame-graph&from=now-1h&to=now&diffFrom-2=now-3h&diffTo-2=now-2h&var-serviceNameComparison=ledger',
  );
  url.set(changes);
  expect(Object.fromEntries(new URLSearchParams(location.getSearch()))).toEqual({
    'var-profileMetricId': 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    from: 'now-1h',
    to: 'now',
    explorationType: 'diff-flame-graph',
    'var-serviceName': 'checkout',
    'var-filtersBaseline': 'region|=|eu',
    'var-filtersComparison': 'region|=|eu',
    comparisonFrom: 'now-1h',
    comparisonTo: 'now',
    diffFrom: '2026-11-23T07:00:00.000Z',
    diffTo: '2026-11-23T08:00:00.000Z',
  });
});
