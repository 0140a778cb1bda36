/** @jest-environment node */
import fc from 'fast-check';
import { buildHeatmap, type HeatmapSlot, type SpanExemplar } from './buildHeatmap';
import { findRectangle, selectRectangle } from './selectRectangle';

const STEP_MS = 10_000;
const RANGE = { fromMs: 0, toMs: 60_000 };
const ID = '0123456789abcdef';

function exemplar(timeMs: number, value: number, spanId = ID): SpanExemplar {
  return { timeMs, spanId, traceId: '', value, name: 'GET /' };
}

test('steps without points are columns, too, and columns reach over the range', () => {
  const { columns } = buildHeatmap([{ timeMs: 30_000, yMin: [1], counts: [2], exemplars: [] }], RANGE, STEP_MS);
  expect([columns[0], columns.at(-1), columns.length]).toEqual([
    { fromMs: 0, toMs: 10_000 },
    { fromMs: 50_000, toMs: 60_000 },
    6,
  ]);
});

test('rows of equal lower ends become one, with the sum of their points', () => {
  const slot = { timeMs: 10_000, yMin: [1, 1, 2, 2, 3], counts: [1, 2, 0, 4, 0], exemplars: [] };
  const { rows, cells, pointCount } = buildHeatmap([slot], RANGE, STEP_MS);
  expect(rows).toEqual([1, 2, 3]);
  expect(cells.map(({ row, count }) => [row, count])).toEqual([
    [0, 3],
    [1, 4],
  ]);
  expect(pointCount).toBe(7);
});

test('a rectangle has the time, values, points and named spans of its cells', () => {
  const slots = [
    {
      timeMs: 10_000,
      yMin: [10, 20, 30],
      counts: [1, 0, 2],
      exemplars: [exemplar(5000, 12, 'a'), exemplar(6000, 35, 'b')],
    },
    {
      timeMs: 20_000,
      yMin: [10, 20, 30],
      counts: [0, 3, 1],
      exemplars: [exemplar(15_000, 25, 'a'), exemplar(15_000, 31, 'c')],
    },
  ];
  const heatmap = buildHeatmap(slots, RANGE, STEP_MS);
  const selected = selectRectangle(heatmap, { from: { column: 1, row: 1 }, to: { column: 0, row: 0 } });
  expect(selected).toMatchObject({ range: { fromMs: 0, toMs: 20_000 }, minValue: 10, maxValue: 30, pointCount: 4 });
  // A span in two cells is one span.
  expect(selected.exemplars.map(({ spanId, value }) => [spanId, value])).toEqual([['a', 25]]);
  const top = selectRectangle(heatmap, { from: { column: 0, row: 2 }, to: { column: 5, row: 2 } });
  expect([top.maxValue, top.pointCount, top.exemplars.length]).toEqual([undefined, 3, 2]);
});

test('the rectangle of spans that were selected is found again, if they are still named', () => {
  const slots = [
    { timeMs: 20_000, yMin: [10, 20, 30], counts: [1, 1, 0], exemplars: [exemplar(15_000, 12, 'a')] },
    { timeMs: 30_000, yMin: [10, 20, 30], counts: [0, 1, 1], exemplars: [exemplar(25_000, 31, 'b')] },
    { timeMs: 50_000, yMin: [10, 20, 30], counts: [1, 0, 0], exemplars: [exemplar(45_000, 10, 'a')] },
  ];
  const heatmap = buildHeatmap(slots, RANGE, STEP_MS);
  const rectangle = { from: { column: 1, row: 0 }, to: { column: 2, row: 2 } };
  const { range, exemplars } = selectRectangle(heatmap, rectangle);
  const selected = { ...range, spanIds: exemplars.map(({ spanId }) => spanId) };
  expect(findRectangle(heatmap, selected)).toEqual(rectangle);
  expect(findRectangle(heatmap, { ...selected, spanIds: ['c'] })).toBeUndefined();
  expect(findRectangle(heatmap, { ...selected, fromMs: 50_000, toMs: 60_000 })).toBeUndefined();
});

test('nothing is lost or invented, and every exemplar is in a cell of its time and value', () => {
  const slot = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }))
    .map(([step, counts]): HeatmapSlot => {
      const yMin = [0, 2, 2, 4, 6];
      const exemplars = counts.flatMap((count, bucket) =>
        count > 0 ? [exemplar(step * STEP_MS - 1, yMin[bucket] ?? 0)] : [],
      );
      return { timeMs: step * STEP_MS, yMin, counts, exemplars };
    });
  const slots = fc.uniqueArray(slot, { selector: ({ timeMs }) => timeMs, maxLength: 6 });
  fc.assert(
    fc.property(slots, (given) => {
      const { cells, columns, rows, pointCount } = buildHeatmap(given, RANGE, STEP_MS);
      const points = given.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0);
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(points);
      expect(pointCount).toBe(points);
      for (const { column, row, exemplars } of cells) {
        for (const { timeMs, value } of exemplars) {
          expect(timeMs).toBeGreaterThan(columns[column]?.fromMs ?? Infinity);
          expect(timeMs).toBeLessThanOrEqual(columns[column]?.toMs ?? 0);
          expect(value).toBeGreaterThanOrEqual(rows[row] ?? Infinity);
          expect(value).toBeLessThan(rows[row + 1] ?? Infinity);
        }
      }
    }),
  );
});
