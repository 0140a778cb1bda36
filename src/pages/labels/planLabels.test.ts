import { dateTime } from '@grafana/data';
import type { Filter } from 'profile/labels/Filter';
import { ALL_LABELS } from 'url/parameters';
import { type LabelsInputs, planLabels } from './planLabels';

const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };
const IN_EU: Filter = { label: 'region', operator: '=', values: ['eu'] };

function inputs(overrides: Partial<LabelsInputs> = {}): LabelsInputs {
  return {
    dataSourceUid: 'local',
    serviceName: 'shop',
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    range,
    filters: [IN_EU],
    areFiltersSettled: true,
    groupBy: 'pod',
    ...overrides,
  };
}

test('nothing is asked without a service, or before it is known which filters apply', () => {
  expect(planLabels(inputs({ serviceName: '' }))).toBeUndefined();
  expect(planLabels(inputs({ areFiltersSettled: false }))).toBeUndefined();
});

test('all labels are shown beside a chart of the whole service', () => {
  expect(planLabels(inputs({ groupBy: ALL_LABELS }))).toMatchObject({ openLabel: undefined, isChartOfValues: false });
});

test('the chart is drawn from the values, where it would show the same', () => {
  expect(planLabels(inputs())).toMatchObject({ openLabel: 'pod', isChartOfValues: true });
});

test('a filter that lists values of the label needs a question for the chart; a pattern holds for the values, too', () => {
  expect(planLabels(inputs({ groupBy: 'region' }))?.isChartOfValues).toBe(false);
  const pattern: Filter = { label: 'region', operator: '=~', values: ['eu.*'] };
  expect(planLabels(inputs({ groupBy: 'region', filters: [pattern] }))?.isChartOfValues).toBe(true);
});
