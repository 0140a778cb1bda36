/** @jest-environment node */
import fc from 'fast-check';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildFlameLayout } from './FlameLayout';
import {
  centreOn,
  clampViewport,
  getFullViewport,
  getZoom,
  panBy,
  revealNode,
  scrollToRow,
  type Viewport,
  zoomAt,
} from './Viewport';

const range = (startValue: number, endValue: number): Viewport => ({ startValue, endValue });

test.each([
  [0, range(0, 50)],
  [0.5, range(25, 75)],
  [1, range(50, 100)],
])('zooming at %d of the width leaves the point there', (fraction, expected) => {
  expect(zoomAt(range(0, 100), 100, fraction, 2)).toEqual(expected);
});

test('zooming out ends with everything', () => {
  expect(zoomAt(range(20, 30), 100, 0.1, 1 / 50)).toEqual(range(0, 100));
});

test('panning ends at the edges with the zoom that it began with', () => {
  expect(panBy(range(20, 30), 100, 0.5)).toEqual(range(25, 35));
  expect(panBy(range(20, 30), 100, -7)).toEqual(range(0, 10));
  expect(panBy(range(20, 30), 100, 70)).toEqual(range(90, 100));
  expect(centreOn(range(20, 30), 100, 50)).toEqual(range(45, 55));
});

test('whatever is done, the window stays in the graph, and no number is lost to the zoom', () => {
  const step = fc.oneof(
    fc.record({
      fraction: fc.double({ min: 0, max: 1, noNaN: true }),
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
    }),
    fc.double({ min: -3, max: 3, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 53 }), fc.array(step, { maxLength: 40 }), (full, steps) => {
      let viewport = range(0, full);
      for (const each of steps) {
        viewport =
          typeof each === 'number' ? panBy(viewport, full, each) : zoomAt(viewport, full, each.fraction, each.factor);
        expect(viewport.startValue).toBeGreaterThanOrEqual(0);
        expect(viewport.endValue).toBeLessThanOrEqual(full * (1 + 1e-12));
        expect(getZoom(viewport, full)).toBeGreaterThan(0.999);
        expect(getZoom(viewport, full)).toBeLessThan(2 ** 41);
      }
    }),
  );
});

test('a window that is too wide shows everything', () => {
  expect(clampViewport(range(-50, 400), 100)).toEqual(range(0, 100));
});

describe('revealing a frame', () => {
  const layout = buildFlameLayout(treeFromText('wide 999900\nnarrow 100'));
  const [wide, narrow] = [1, 2];
  const everything = getFullViewport(layout);

  test('moves nothing where it can be seen', () => {
    expect(revealNode(everything, layout, wide, 1000)).toBe(everything);
  });

  test('zooms in where it is too narrow, so that its name has room', () => {
    const { startValue, endValue } = revealNode(everything, layout, narrow, 1000);
    expect(endValue).toBe(1_000_000);
    expect((100 / (endValue - startValue)) * 1000).toBeCloseTo(120);
  });

  test('keeps the zoom where it is only beside what is shown', () => {
    expect(revealNode(range(0, 2000), layout, narrow, 1000)).toEqual(range(998_000, 1_000_000));
  });
});

test.each([
  ['on screen stays', 10, 100, 100],
  ['at the top is scrolled to the top', 2, 1000, 0],
  ['above gets a margin above', 40, 1000, 836],
  ['below gets a margin below', 150, 1000, 2966],
])('a row that is %s', (_, row, topPx, expected) => {
  expect(scrollToRow({ topPx, heightPx: 400, rowHeightPx: 22 }, row)).toBe(expected);
});
