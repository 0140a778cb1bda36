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
import { parseCostRates } from 'profile/cost/CostRates';
import { AmountPanel, priceFrame, showMoney } from './AmountPanel';

function createData(unit: string | undefined, values: unknown[]): PanelData {
  const frame: DataFrame = {
    length: values.length,
    fields: [{ name: 'value', type: FieldType.number, config: unit === undefined ? {} : { unit }, values }],
  };
  frame.fields.forEach((field) => (field.display = getDisplayProcessor({ field, theme: config.theme2 })));
  return { state: LoadingState.Done, series: [frame], timeRange: getDefaultTimeRange() };
}

/** Prints values as a panel does, once Grafana has given the fields its own formats. */
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
  ['money:EUR', 73, '€73.00/month'],
] as const)('%s: %d reads %s, as in our tables', (unit, value, text) => {
  expect(show(toGrafanaUnit(unit), [value])).toEqual([text]);
});

test('a missing value, and a unit that is none of ours, are shown as Grafana shows them', () => {
  expect(show('cores', [null])).toEqual(['']);
  expect(show('percent', [12])).toEqual(['12%']);
  expect(show(undefined, [12])).toEqual(['12']);
});

const RATES = parseCostRates({ costCurrency: 'EUR', costPerCoreHour: 0.04, costPerGibHour: 0.005 });

function createSeries(profileTypeId: string, unit: string, values: number[], custom: object = {}): DataFrame {
  return {
    length: values.length,
    meta: { custom: { ...custom, profileTypeId } },
    fields: [{ name: 'value', type: FieldType.number, config: { unit }, values }],
  };
}

function price(frame: DataFrame) {
  const [field] = RATES ? priceFrame(frame, RATES).fields : [];
  return { unit: field?.config.unit, values: field?.values.map((value: number) => Number(value.toFixed(6))) };
}

test('CPU time and memory in use are money, at the price of the table of services; other types stay as they are', () => {
  expect(price(createSeries('process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'cores', [2.5, 0]))).toEqual({
    ...{ unit: 'currency:EUR', values: [73, 0] },
  });
  expect(price(createSeries('memory:inuse_space:bytes:space:bytes', 'bytes', [2 * 2 ** 30]))).toEqual({
    ...{ unit: 'currency:EUR', values: [7.3] },
  });
  expect(price(createSeries('goroutine:goroutine:count:goroutine:count', 'short', [7]))).toEqual({
    ...{ unit: 'short', values: [7] },
  });
});

test('an axis that ends at an amount ends at what that costs', () => {
  const frame = createSeries('process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'cores', [1]);
  expect(RATES && priceFrame(frame, RATES, 2.5).fields[0]?.config.max).toBeCloseTo(73, 6);
  expect(RATES && priceFrame(frame, RATES).fields[0]?.config).not.toHaveProperty('max');
});

test('a bar that shows a total costs what its average does', () => {
  const frame = createSeries('process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'ns', [9000e9], { average: 2.5 });
  expect(price(frame)).toEqual({ unit: 'currency:EUR', values: [73] });
});

test('a panel shows money and what was measured in turn, of the same data', () => {
  const data = {
    ...createData('cores', []),
    series: [createSeries('process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'cores', [2.5])],
  };
  const given: Array<PanelData | undefined> = [];
  const grafana = jest.spyOn(VizPanel.prototype, 'applyFieldConfig').mockImplementation((next) => {
    given.push(next);
    return next ?? data;
  });
  const panel = new AmountPanel({ pluginId: 'timeseries' });
  const units = [undefined, RATES, undefined].map((rates) => {
    showMoney(panel, rates);
    return panel.applyFieldConfig(data).series[0]?.fields[0]?.config.unit;
  });
  expect(units).toEqual(['cores', 'currency:EUR', 'cores']);
  // The same object again is nothing new to draw.
  showMoney(panel, RATES);
  panel.applyFieldConfig(data);
  panel.applyFieldConfig(data);
  expect(given.at(-1)).toBe(given.at(-2));
  grafana.mockRestore();
});
