/** @jest-environment node */
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeFrames, countHits } from './computeFrames';
import { buildFlameLayout } from './FlameLayout';
import { ALL_COLLAPSED, ALL_EXPANDED } from './FrameGroups';
import type { FrameSurface } from './FrameSurface';
import type { FrameColors } from './getFrameColors';
import { markFrames } from './markFrames';
import { type FlameGraphPicture, paintFlameGraph } from './paintFlameGraph';

const colors: FrameColors = {
  background: 'background',
  run: 'run',
  dimmed: 'dimmed',
  dimmedText: 'dimmedText',
  hit: 'hit',
  hatch: 'hatch',
  hovered: 'hovered',
  selected: 'selected',
  selectedInner: 'selectedInner',
};

interface Options extends Partial<FlameGraphPicture> {
  readonly isCollapsed?: boolean;
  readonly search?: string;
  readonly widthPx?: number;
}

/** Paints a tree and prints one line per call; every character is 7 px wide. */
function paint(tree: FlameTree, { isCollapsed, search, widthPx = getTotal(tree), ...options }: Options = {}): string[] {
  const layout = buildFlameLayout(tree, isCollapsed ? ALL_COLLAPSED : ALL_EXPANDED);
  const hits =
    search === undefined
      ? undefined
      : countHits(
          layout,
          Uint8Array.from(tree.names, (name) => (name === search ? 1 : 0)),
        );
  const window = { startValue: 0, endValue: getTotal(tree), widthPx, fromRow: 0, toRow: 99 };
  const calls: string[] = [];
  const surface: FrameSurface = {
    fillRect: (x, y, width, _height, fill) => calls.push(`${fill} ${x},${y} +${width}`),
    hatchRect: (x, y) => calls.push(`hatched ${x},${y}`),
    strokeRect: (x, y, width, _height, stroke) => calls.push(`${stroke} line ${x},${y} +${width}`),
    fillText: (text, x) => calls.push(`"${text}" at ${x}`),
    measureText: (text) => text.length * 7,
  };
  const frames = computeFrames(layout, window, hits);
  const picture: FlameGraphPicture = {
    layout,
    frames,
    marks: markFrames(tree, frames),
    palette: { styles: [], getStyle: () => ({ fill: 'fill', text: 'text' }) },
    colors,
    unit: 'short',
    textAlign: 'left',
    hasSearch: search !== undefined,
    topPx: 0,
    pixelRatio: 1,
    ...options,
  };
  paintFlameGraph(picture, surface);
  return calls;
}

const tree = treeFromText('main;a 200\nmain;getEverything 100');

test('a frame is a rectangle with its name, and its value where there is room', () => {
  expect(paint(tree)).toEqual([
    'fill 0,0 +299',
    '"total (300)" at 5',
    'fill 0,18 +299',
    '"main (300)" at 5',
    'fill 0,36 +199',
    '"a (200)" at 5',
    'fill 200,36 +99',
    '"getEverythi…" at 205',
  ]);
});

test('aligned to the right, the ends of names are shown', () => {
  const texts = paint(tree, { textAlign: 'right' }).filter((line) => line.startsWith('"'));
  expect(texts).toEqual(['"total (300)" at 217', '"main (300)" at 224', '"a (200)" at 145', '"…tEverything" at 210']);
});

test('rows are where the scroll position puts them', () => {
  expect(paint(tree, { topPx: -18 }).filter((line) => line.startsWith('fill'))[1]).toBe('fill 0,0 +299');
});

test('what a search does not find is dimmed, what it finds has a line around it', () => {
  const calls = paint(tree, { search: 'a' });
  expect(calls.filter((line) => /^(fill|dimmed|hit)/.test(line))).toEqual([
    'dimmed 0,0 +299',
    'dimmed 0,18 +299',
    'fill 0,36 +199',
    'hit line 0,36 +199',
    'dimmed 200,36 +99',
  ]);
});

test('a run is widened to a pixel at least, below its neighbours', () => {
  const narrow = treeFromText('a 1000\nb 1\nc 1000');
  expect(paint(narrow, { widthPx: 200 }).filter((line) => line.includes(',18 '))).toEqual([
    'run 100,18 +1',
    'fill 0,18 +99',
    'fill 100,18 +99',
  ]);
});

test('frames of the function under the pointer are lit, the selected one is outlined', () => {
  const calls = paint(tree, { hoveredName: tree.names.indexOf('a'), selectedNode: 1 });
  expect(calls).toContain('hovered 0,36 +199');
  expect(calls).toContain('selected line 0,18 +300');
});

test('a collapsed group says how many frames it stands for', () => {
  const chain = treeFromText('main;serve;handle 50\nmain;gc 100');
  expect(paint(chain, { isCollapsed: true, widthPx: 600 })).toContain('"▸ 2× serve (50)" at 5');
});

test('what the server cut is hatched', () => {
  const limited = treeFromText('main;a 100\nmain;other 100', { limited: true });
  expect(paint(limited).filter((line) => line.startsWith('hatched'))).toEqual(['hatched 100,36']);
});

test('a sign is shown before the name, and alone where there is no room for a name', () => {
  const palette = { styles: [], getStyle: () => ({ fill: 'fill', text: 'text', sign: '▲' }) };
  const small = treeFromText('a 80\nb 20');
  const texts = paint(small, { palette }).filter((line) => line.startsWith('"'));
  expect(texts).toEqual(['"▲ total" at 5', '"▲ a (80)" at 5', '"▲" at 86']);
});

test('characters that turn text around are shown as what they are', () => {
  expect(paint(treeFromText('a\u202Eb 300')).filter((line) => line.includes('202E'))).toHaveLength(1);
});

test('a frame says its whole name, or its type and function, or its function, or how that begins', () => {
  const tree = treeFromText('com/shop/Pattern$Greedy.match 1');
  const getLabel = (widthPx: number) => paint(tree, { widthPx }).findLast((call) => call.startsWith('"'));
  expect(getLabel(220)).toMatch('"com/shop/Pattern$Greedy.match"');
  expect(getLabel(180)).toMatch('"Pattern$Greedy.match"');
  expect(getLabel(60)).toMatch('"match"');
  expect(getLabel(36)).toMatch('"ma…"');
});

test('two frames whose short names read the same say where each is from, if there is room', () => {
  const tree = treeFromText('org/acme/billing/HashMap.get 1\norg/acme/stock/HashMap.get 1');
  const getLabels = (widthPx: number) =>
    paint(tree, { widthPx })
      .filter((call) => call.startsWith('"'))
      .map((call) => call.split('"')[1])
      .slice(1);
  expect(getLabels(360)).toEqual(['HashMap.get (billing)', 'HashMap.get (stock)']);
  expect(getLabels(240)).toEqual(['get (billing)', 'get (stock)']);
  expect(getLabels(120)).toEqual(['get', 'get']);
});
