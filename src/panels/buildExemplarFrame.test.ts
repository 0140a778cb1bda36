import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { buildExemplarFrame } from './buildExemplarFrame';

const SERIES = createDataFrame({
  fields: [
    { name: 'time', type: FieldType.time, values: [0, 60_000, 120_000] },
    { name: 'cpu', type: FieldType.number, values: [1, 2, 3] },
  ],
});
const PROFILES = [
  { id: 'a', timeMs: 50_000, value: 700, labels: new Map([['pod', 'x']]) },
  { id: 'b', timeMs: 110_000, value: 900, labels: new Map([['zone', 'y']]) },
];
const getColumn = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name)?.values;

test('marks stand on the line, with all labels', () => {
  const frame = buildExemplarFrame(PROFILES, { series: SERIES, onChoose: jest.fn() });
  expect(frame.name).toBe('exemplar');
  expect(getColumn(frame, 'Value')).toEqual([2, 3]);
  expect(getColumn(frame, 'pod')).toEqual(['x', '']);
  expect(getColumn(frame, 'zone')).toEqual(['', 'y']);
});

test('a mark’s link chooses its profile, and none that is not there', () => {
  const onChoose = jest.fn();
  const frame = buildExemplarFrame(PROFILES, { series: undefined, onChoose });
  const link = frame.fields.find(({ name }) => name === 'Profile ID')?.config.links?.[0];
  link?.onClick?.({ origin: undefined, replaceVariables: () => 'b' });
  link?.onClick?.({ origin: undefined, replaceVariables: (text) => text ?? '' });
  expect(onChoose.mock.calls).toEqual([['b']]);
});
