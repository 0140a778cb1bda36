import { buildCourseFrame } from './buildCourseFrame';

const RANGES = [
  { fromMs: 0, toMs: 1000 },
  { fromMs: 1000, toMs: 2000 },
  { fromMs: 2000, toMs: 3000 },
];

test('a point stands at the begin of its part, and parts without data have no value', () => {
  const { fields, length } = buildCourseFrame({ name: 'main', values: [5, undefined, 0], ranges: RANGES, unit: 'ns' });
  expect(length).toBe(3);
  expect(fields.map(({ values }) => values)).toEqual([
    [0, 1000, 2000],
    [5, null, 0],
  ]);
  expect(fields[1]?.config.unit).toBe('ns');
});
