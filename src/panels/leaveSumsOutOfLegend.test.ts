import { createDataFrame, FieldType, getDefaultTimeRange, LoadingState, type PanelData } from '@grafana/data';
import { SceneDataNode } from '@grafana/scenes';
import { parseCostRates } from 'profile/cost/CostRates';
import { showMoney } from './AmountPanel';
import { buildTimeSeriesPanel, leaveSumsOutOfLegend } from './buildTimeSeriesPanel';

/** An answer whose series are averages, or sums of snapshots that nobody could divide. */
function createData(...moments: ReadonlyArray<readonly number[] | 'unknown'>): PanelData {
  const series = moments.map((known) => createDataFrame({ fields: [], meta: { custom: { moments: known } } }));
  return { state: LoadingState.Done, series, timeRange: getDefaultTimeRange() };
}

test('the legend has no mean and no maximum while one of its series is a sum of snapshots', () => {
  const data = new SceneDataNode({ data: createData([4, 4]) });
  const panel = buildTimeSeriesPanel({ title: 'Memory in use', data });
  const look = () => (panel.state.options as { legend: unknown }).legend;
  const leave = leaveSumsOutOfLegend(panel);
  expect(look()).toMatchObject({ calcs: ['mean', 'max'], showLegend: true });
  data.setState({ data: createData([4, 4], 'unknown') });
  expect(look()).toMatchObject({ calcs: [], showLegend: true });
  data.setState({ data: createData([4, 4]) });
  expect(look()).toMatchObject({ calcs: ['mean', 'max'] });
  leave();
});

test.each([
  [[0.5], []],
  [
    [0.5, 0.5],
    ['mean', 'max'],
  ],
])('of the rates %p the legend has %p: one profile may stand for any time', (values, calcs) => {
  const fields = [
    { name: 'time', type: FieldType.time, values: values.map((_, i) => 1000 * i) },
    { name: 'cpu', type: FieldType.number, values },
  ];
  const series = [createDataFrame({ fields, meta: { custom: { rateCalculated: true } } })];
  const data = new SceneDataNode({ data: { state: LoadingState.Done, series, timeRange: getDefaultTimeRange() } });
  const panel = buildTimeSeriesPanel({ title: 'CPU time', data });
  const leave = leaveSumsOutOfLegend(panel);
  expect(panel.state.options).toMatchObject({ legend: { calcs } });
  leave();
});

test('in money, what ran for a part of the time has no mean: a month of it costs less', () => {
  const series = [createDataFrame({ fields: [], meta: { custom: { isPart: true } } })];
  const data = new SceneDataNode({ data: { state: LoadingState.Done, series, timeRange: getDefaultTimeRange() } });
  const panel = buildTimeSeriesPanel({ title: 'CPU time', data });
  const leave = leaveSumsOutOfLegend(panel);
  const look = () => (panel.state.options as { legend: { calcs: string[] } }).legend.calcs;
  expect(look()).toEqual(['mean', 'max']);
  showMoney(panel, parseCostRates({ costCurrency: 'EUR', costPerCoreHour: 0.04 }));
  expect(look()).toEqual(['max']);
  showMoney(panel, undefined);
  expect(look()).toEqual(['mean', 'max']);
  leave();
});

test('charts of the plugin are drawn so', () => {
  const { $behaviors } = buildTimeSeriesPanel({ title: 'Memory in use', data: new SceneDataNode() }).state;
  expect($behaviors).toContain(leaveSumsOutOfLegend);
});

test('a chart of sums begins without them', () => {
  const panel = buildTimeSeriesPanel({
    title: 'Memory in use',
    data: new SceneDataNode({ data: createData('unknown') }),
  });
  const leave = leaveSumsOutOfLegend(panel);
  expect(panel.state.options).toMatchObject({ legend: { calcs: [] } });
  leave();
});
