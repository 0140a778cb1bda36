/** @jest-environment node */
import fc from 'fast-check';
import { type FlameTree, getName, getTotal } from 'profile/tree/FlameTree';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeFrames, countHits, findNode, type FrameWindow, type VisibleFrame } from './computeFrames';
import { buildFlameLayout } from './FlameLayout';

/** Everything, at one pixel per unit of value. */
function wholeOf(tree: FlameTree): FrameWindow {
  const total = getTotal(tree);
  return { startValue: 0, endValue: total, widthPx: total, fromRow: 0, toRow: 99 };
}

function print(tree: FlameTree, frames: readonly VisibleFrame[]): string[] {
  return frames.map(({ node, row, xPx, widthPx, isRun, nodeCount }) => {
    const what = isRun ? `run of ${nodeCount}` : getName(tree, node);
    return `${row}: ${what} ${xPx}…${xPx + widthPx}`;
  });
}

const tree = treeFromText(`
  main    main    main   idle
  parse   render  gc
  read
  40      30      10     20
`);

test('frames stand below their callers, from the left in the order of the tree', () => {
  expect(print(tree, computeFrames(buildFlameLayout(tree), wholeOf(tree)))).toEqual([
    '0: total 0…100',
    '1: main 0…80',
    '1: idle 80…100',
    '2: parse 0…40',
    '2: render 40…70',
    '2: gc 70…80',
    '3: read 0…40',
  ]);
});

test('a window shows its rows and its part of the width, and cuts off what reaches beyond', () => {
  const window = { startValue: 30, endValue: 80, widthPx: 500, fromRow: 1, toRow: 3 };
  expect(print(tree, computeFrames(buildFlameLayout(tree), window))).toEqual([
    '1: main 0…500',
    '2: parse 0…100',
    '2: render 100…400',
    '2: gc 400…500',
  ]);
});

test('frames too narrow to draw become one run where they touch, and stay apart where there is a gap', () => {
  const lines = [
    'main;a 500',
    'main;b 2',
    'main;c 2',
    'main;d 3',
    'main;e 500',
    'main;f;x 1',
    'main;g 90',
    'main;h;x 1',
  ];
  const narrow = treeFromText(lines.join('\n'));
  const window = { ...wholeOf(narrow), minWidthPx: 5 };
  expect(
    print(narrow, computeFrames(buildFlameLayout(narrow), window)).filter((line) => !line.startsWith('0')),
  ).toEqual([
    '1: main 0…1099',
    '2: a 0…500',
    '2: run of 3 500…507',
    '2: e 507…1007',
    '2: run of 1 1007…1008',
    '2: g 1008…1098',
    '2: run of 1 1098…1099',
    '3: run of 1 1007…1008',
    '3: run of 1 1098…1099',
  ]);
});

test('of a run, the part with frames that a search finds is marked', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `main;${index === 20 ? 'hit' : `f${index}`} 1`);
  const many = treeFromText(lines.join('\n'));
  const layout = buildFlameLayout(many);
  const matched = Uint8Array.from(many.names, (name) => (name === 'hit' ? 1 : 0));
  const frames = computeFrames(layout, { ...wholeOf(many), minWidthPx: 2 }, countHits(layout, matched));
  const hits = frames.filter(({ isHit }) => isHit);
  expect(print(many, hits)).toEqual(['2: run of 2 20…22']);
});

test('nothing is drawn without a width or a value', () => {
  const layout = buildFlameLayout(tree);
  expect(computeFrames(layout, { ...wholeOf(tree), widthPx: 0 })).toEqual([]);
  expect(computeFrames(layout, { ...wholeOf(tree), endValue: 0 })).toEqual([]);
  expect(computeFrames(buildFlameLayout(treeFromText('')), wholeOf(tree))).toEqual([]);
});

const arbitraryWindow = fc.record({
  from: fc.double({ min: 0, max: 0.95, noNaN: true }),
  width: fc.double({ min: 0.01, max: 1, noNaN: true }),
  widthPx: fc.integer({ min: 1, max: 2000 }),
  minWidthPx: fc.constantFrom(0.3, 0.5, 2, 20),
});

interface Relative {
  readonly from: number;
  readonly width: number;
  readonly widthPx: number;
  readonly minWidthPx: number;
}

function windowOn(tree: FlameTree, { from, width, widthPx, minWidthPx }: Relative): Required<FrameWindow> {
  const total = getTotal(tree);
  const endValue = Math.min(1, from + width) * total;
  return { startValue: from * total, endValue, widthPx, fromRow: 0, toRow: 99, minWidthPx };
}

test('every frame that is wide enough and in the window is drawn once, no other for itself', () => {
  fc.assert(
    fc.property(arbitraryTree, arbitraryWindow, (tree, relative) => {
      const layout = buildFlameLayout(tree);
      const window = windowOn(tree, relative);
      const pxPerValue = window.widthPx / (window.endValue - window.startValue);
      const expected = [...Array(tree.nodeCount).keys()].filter((node) => {
        const start = layout.startValue[node] ?? 0;
        const value = tree.total[node] ?? 0;
        const isInside =
          Math.min(start + value, window.endValue) - Math.max(start, window.startValue) > 1e-9 * getTotal(tree);
        return isInside && value * pxPerValue > window.minWidthPx * (1 + 1e-9);
      });
      const drawn = computeFrames(layout, window).filter(({ isRun }) => !isRun);
      const nodes = drawn.map(({ node }) => node).sort((a, b) => a - b);
      expect(new Set(nodes).size).toBe(nodes.length);
      expect(nodes).toEqual(expect.arrayContaining(expected));
      expect(drawn.every(({ node }) => (tree.total[node] ?? 0) * pxPerValue >= window.minWidthPx * (1 - 1e-9))).toBe(
        true,
      );
    }),
  );
});

test('rectangles of a row never overlap and stay in the window; no frame in it is missing from frames and runs', () => {
  fc.assert(
    fc.property(arbitraryTree, arbitraryWindow, (tree, relative) => {
      const layout = buildFlameLayout(tree);
      const window = windowOn(tree, relative);
      const frames = computeFrames(layout, window);
      frames.forEach(({ row, xPx, widthPx }, index) => {
        const before = frames[index - 1];
        const endPx = before?.row === row ? before.xPx + before.widthPx : 0;
        expect(xPx).toBeGreaterThanOrEqual(endPx - 1e-6);
        expect(xPx + widthPx).toBeLessThanOrEqual(window.widthPx + 1e-6);
      });
      const shown = frames.reduce((sum, { nodeCount }) => sum + nodeCount, 0);
      const inside = tree.total.reduce((count, value, node) => {
        const start = layout.startValue[node] ?? 0;
        return count + (start < window.endValue - 1e-6 && start + value > window.startValue + 1e-6 ? 1 : 0);
      }, 0);
      expect(shown).toBeGreaterThanOrEqual(inside);
    }),
  );
});

test('the node under the middle of a frame is that node, under a gap there is none', () => {
  fc.assert(
    fc.property(arbitraryTree, arbitraryWindow, (tree, relative) => {
      const layout = buildFlameLayout(tree);
      const window = windowOn(tree, relative);
      for (const { node, row, xPx, widthPx, isRun } of computeFrames(layout, window)) {
        if (!isRun && widthPx > 1e-3) {
          expect(findNode(layout, window, xPx + widthPx / 2, row)).toBe(node);
        }
      }
    }),
  );
  const layout = buildFlameLayout(tree);
  expect(findNode(layout, wholeOf(tree), 90, 2)).toBeUndefined();
  expect(findNode(layout, wholeOf(tree), 100, 1)).toBeUndefined();
  expect(findNode(layout, wholeOf(tree), 5, 4)).toBeUndefined();
});
