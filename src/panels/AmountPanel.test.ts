import {
  type DataFrame,
  FieldType,
  formattedValueToString,
  getDefaultTimeRange,
  getDisplayProcessor,
  LoadingState,
  type PanelData,
} from '@grafana/data';
import { config } from '@grafana/runtime';
import { VizPanel } from '@grafana/scenes';
import { toGrafanaUnit } from 'grafana/valueUnits';
import { AmountPanel } from './AmountPanel';

function createData(unit: string | undefined, values: unknown[]): PanelData {
  const frame: DataFrame = {
    length: values.length,
    fields: [{ name: 'value', type: FieldType.number, config: unit === undefined ? {} : { unit }, values }],
  };
  frame.fields.forEach((field) => (field.display = getDisplayProcessor({ field, theme: config.theme2 })));
  return { state: LoadingState.Done, series: [frame], timeRange: getDefaultTimeRange() };
}

/** How a panel writes its values, once Grafana has given the fields its own formats. */
function show(unit: string | undefined, values: unknown[]): string[] {
  const data = createData(unit, values);
  const grafana = jest.spyOn(VizPanel.prototype, 'applyFieldConfig').mockReturnValue(data);
  const [field] = new AmountPanel({ pluginId: 'timeseries' }).applyFieldConfig(data).series[0]?.fields ?? [];
  grafana.mockRestore();
  return values.map((value) => formattedValueToString(field?.display?.(value) ?? { text: 'no display' }));
}

test.each([
  ['ns/s', 2.12e9, '2.12 s/s'],
  ['samples/s', 15_600, '15.6 K samples/s'],
  ['objects/s', 1.22e9, '1.22 Bil objects/s'],
  ['/s', 1234, '1.23 K/s'],
  ['cores', 0.606, '0.606 cores'],
  ['binBps', 12_900_000, '12.3 MiB/s'],
  ['bytes', 12_900_000, '12.3 MiB'],
  ['ns', 9000e9, '2.5 h'],
  ['short', 2_000_000, '2 Mil'],
] as const)('%s: %d reads %s, as in our tables', (unit, value, text) => {
  expect(show(toGrafanaUnit(unit), [value])).toEqual([text]);
});

test('a missing value, and a unit that is none of ours, are shown as Grafana shows them', () => {
  expect(show('cores', [null])).toEqual(['']);
  expect(show('percent', [12])).toEqual(['12%']);
  expect(show(undefined, [12])).toEqual(['12']);
});
