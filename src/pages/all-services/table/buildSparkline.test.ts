/** @jest-environment node */
import { buildSparkline } from './buildSparkline';

const FRAME = { range: { fromMs: 1000, toMs: 5000 }, widthPx: 40, heightPx: 10 };

test.each<[string, number[], Array<number | null>, string]>([
  ['a line from 0 to the largest point', [1000, 2000, 3000], [0, 5, 10], 'M0 10h0L10 5L20 0'],
  ['dots where a gap is between', [1000, 2000, 5000], [10, null, 10], 'M0 0h0M40 0h0'],
  ['a line across time that has no step of its own', [1000, 3000], [10, 10], 'M0 0h0L20 0'],
  ['only points of the range', [0, 1000, 9000], [1, 2, 2], 'M0 0h0'],
  ['a flat line at the bottom for zeros', [1000, 2000], [0, 0], 'M0 10h0L10 10'],
  ['nothing without points', [], [], ''],
])('draws %s', (_, timesMs, values, path) => {
  expect(buildSparkline({ timesMs, values }, FRAME)).toBe(path);
});
