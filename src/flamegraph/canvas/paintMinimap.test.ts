/** @jest-environment node */
import type { FrameSurface } from './FrameSurface';
import { paintMinimap } from './paintMinimap';

const colors = { background: 'background', stacks: 'stacks', outside: 'outside', window: 'window' };

function paint(left: number, right: number, top: number, bottom: number): string[] {
  const calls: string[] = [];
  const surface: FrameSurface = {
    fillRect: (x, y, width, height, fill) => calls.push(`${fill} ${x},${y} ${width}×${height}`),
    strokeRect: (x, y, width, height, stroke) => calls.push(`${stroke} ${x},${y} ${width}×${height}`),
    hatchRect: () => undefined,
    fillText: () => undefined,
    measureText: () => 0,
  };
  const rowCounts = Uint32Array.of(4, 1);
  paintMinimap({ rowCounts, rowCount: 4, widthPx: 100, left, right, top, bottom, colors }, surface);
  return calls;
}

test('stacks hang from the top, the deepest takes all of the height', () => {
  expect(paint(0, 1, 0, 1)).toEqual(['background 0,0 100×40', 'stacks 0,0 50×40', 'stacks 50,0 50×10']);
});

test('what the graph shows is marked, what is beside it dimmed', () => {
  expect(paint(0.5, 0.75, 0.25, 0.5).slice(3)).toEqual([
    'outside 0,0 50×40',
    'outside 75,0 25×40',
    'window 50,10 25×10',
  ]);
});

test('a tiny part is still marked', () => {
  expect(paint(0.5, 0.5, 0.9999, 1).at(-1)).toBe('window 50,37 2×3');
});
