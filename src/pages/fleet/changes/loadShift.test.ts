import { FieldType, toDataFrame } from '@grafana/data';
import { readDrops } from './loadShift';

test('what the server says of profiles that it dropped is read from annotations, each text once', () => {
  const annotate = (...values: unknown[]) => ({
    annotations: [
      toDataFrame({
        fields: [
          { name: 'time', type: FieldType.time, values: values.map((_, place) => place) },
          { name: 'text', type: FieldType.string, values },
        ],
      }),
    ],
  });
  expect(readDrops([annotate('limit reached', 'limit reached'), annotate('rate limit'), {}])).toEqual([
    'limit reached',
    'rate limit',
  ]);
  expect(readDrops([{}, annotate(7)])).toEqual([]);
});
