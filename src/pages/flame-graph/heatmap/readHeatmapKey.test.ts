/** @jest-environment node */
import { readHeatmapKey } from './readHeatmapKey';

const SIZE = { columns: 64, rows: 20 };
const at = (column: number, row: number) => ({ from: { column, row }, to: { column, row } });
const press = (key: string, cursor = at(3, 3), shiftKey = false) => readHeatmapKey({ key, shiftKey }, cursor, SIZE);

test.each([
  ['ArrowLeft', at(2, 3)],
  ['ArrowUp', at(3, 4)],
  ['End', at(63, 3)],
  ['PageDown', at(3, 0)],
])('%s moves the cursor within the heatmap', (key, cursor) => {
  expect(press(key)).toEqual({ cursor, isChosen: false });
});

test('at the edge it stays', () => {
  expect(press('ArrowLeft', at(0, 0))?.cursor).toEqual(at(0, 0));
});

test('with Shift the rectangle grows from where it began, and Enter selects it', () => {
  const grown = press('ArrowRight', at(3, 3), true)?.cursor;
  expect(grown).toEqual({ from: { column: 3, row: 3 }, to: { column: 4, row: 3 } });
  expect(press('Enter', grown)).toEqual({ cursor: grown, isChosen: true });
});

test('the first key begins at the first cell, and other keys are left alone', () => {
  expect(readHeatmapKey({ key: 'ArrowRight', shiftKey: false }, undefined, SIZE)?.cursor).toEqual(at(0, 0));
  expect(press('a')).toBeUndefined();
  expect(readHeatmapKey({ key: 'ArrowRight', shiftKey: false }, undefined, { columns: 0, rows: 0 })).toBeUndefined();
});
