import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { readAmounts } from './readAmounts';

function frameOf(labels: Record<string, string>): DataFrame {
  return createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1] },
      { name: 'value', type: FieldType.number, labels, values: [1] },
    ],
  });
}

test('amounts go by the values of the labels, "" where one is missing', () => {
  const series = [
    { frame: frameOf({ region: 'eu', version: 'v2' }), amount: 5 },
    { frame: frameOf({ version: 'v1' }), amount: 3 },
  ];
  expect(readAmounts(series, ['region', 'version'])).toEqual(
    new Map([
      ['["eu","v2"]', 5],
      ['["","v1"]', 3],
    ]),
  );
});

test('an amount that is not known is not 0: nothing is known of the label', () => {
  const series = [
    { frame: frameOf({ pod: 'a' }), amount: 5 },
    { frame: frameOf({ pod: 'b' }), amount: undefined },
  ];
  expect(readAmounts(series, ['pod'])).toBeUndefined();
});
