import { buildPalette } from 'flamegraph/canvas/buildPalette';
import { buildFlameLayout } from 'flamegraph/canvas/FlameLayout';
import { getFullViewport } from 'flamegraph/canvas/Viewport';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { FlameTree } from 'profile/tree/FlameTree';
import { FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { HOSTILE_NAMES } from '../../../tests/helpers/hostileNames';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import type { FlameGraphPictureView } from './computePicture';
import { printSvg } from './printSvg';

const options = { title: 'cpu · checkout', subtitle: 'today', unit: 'ns', provenance: { Query: '{}' } } as const;

function createView(tree: FlameTree, changes: Partial<FlameGraphPictureView> = {}): FlameGraphPictureView {
  const layout = buildFlameLayout(tree);
  const color = '#808080';
  return {
    layout,
    viewport: getFullViewport(layout),
    palette: buildPalette(tree, 'byPackageName', 'light'),
    colors: {
      background: '#ffffff',
      run: color,
      dimmed: color,
      dimmedText: color,
      hit: '#ff00ff',
      hatch: color,
      hovered: color,
      selected: color,
      selectedInner: color,
    },
    textColor: '#000000',
    textAlign: 'left',
    matchedNames: undefined,
    font: '12px monospace',
    ...changes,
  };
}

function open(view: FlameGraphPictureView, changes = {}, limits?: { maxFrames: number; maxRows: number }): Document {
  const text = [...printSvg(view, { ...options, ...changes }, limits)].join('');
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(svg.querySelector('parsererror')).toBeNull();
  return svg;
}

const getTitles = (svg: Document) => [...svg.querySelectorAll('g > title')].map(({ textContent }) => textContent);

const tree = treeFromText('main;handle;parse 30\nmain;handle;render 50\nmain;other 20', { limited: true });

test('every frame has its name, value and share; what was cut says so', () => {
  expect(getTitles(open(createView(tree)))).toEqual([
    'total: 100 ns, 100 % of this flame graph; self 0 ns',
    'main: 100 ns, 100 % of this flame graph; self 0 ns',
    'handle: 80 ns, 80 % of this flame graph; self 0 ns',
    'other (cut away by the server): 20 ns, 20 % of this flame graph; self 20 ns',
    'parse: 30 ns, 30 % of this flame graph; self 30 ns',
    'render: 50 ns, 50 % of this flame graph; self 50 ns',
  ]);
});

test('says what it is a picture of', () => {
  const svg = open(createView(tree), { provenance: { Query: '{service_name="checkout"}', Coverage: 'whole profile' } });

  expect(svg.querySelector('svg > title')?.textContent).toBe('cpu · checkout');
  expect(svg.querySelector('desc')?.textContent).toBe('Query: {service_name="checkout"}\nCoverage: whole profile');
  expect([...svg.querySelectorAll('svg > text')].map(({ textContent }) => textContent)).toEqual([
    'cpu · checkout',
    'today',
  ]);
});

test('shows only the part of the width that is on the screen', () => {
  const titles = getTitles(open(createView(tree, { viewport: { startValue: 0, endValue: 30 } })));

  expect(titles.map((title) => title?.split(':')[0])).toEqual(['total', 'main', 'handle', 'parse']);
});

test('says what it leaves out', () => {
  const svg = open(createView(tree), {}, { maxFrames: 3, maxRows: 99 });

  expect(getTitles(svg)).toHaveLength(2);
  expect(svg.querySelector('desc')?.textContent).toMatch('Not in this picture: the rows below the first 2 of 4.');
  expect(getTitles(open(createView(tree), {}, { maxFrames: 99, maxRows: 3 }))).toHaveLength(4);
});

test('frames too narrow to draw are one rectangle that says how many they are', () => {
  const wide = treeFromText(Array.from({ length: 10_000 }, (_, index) => `f${index} 1`).join('\n'));

  expect(getTitles(open(createView(wide)))).toContain('10,000 frames too narrow to draw');
});

test('a deep tree is drawn down to its leaf', () => {
  const builder = new FlameTreeBuilder();
  for (let depth = 0; depth < 2_000; depth++) {
    builder.push(depth, depth, depth === 1_999 ? 1 : 0);
  }
  const deep = builder.build(Array.from({ length: 2_000 }, (_, depth) => `f${depth}`));

  expect(getTitles(open(createView(deep))).at(-1)).toMatch(/^f1999:/);
});

test('no name becomes markup, and none is lost', () => {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 0);
  HOSTILE_NAMES.forEach((_, index) => builder.push(1, index + 1, 1));
  const svg = open(createView(builder.build(['total', ...HOSTILE_NAMES])), { title: '</title><script>' });
  const names = new Set([...svg.querySelectorAll('*')].map(({ tagName }) => tagName));

  expect([...names].sort()).toEqual(['defs', 'desc', 'g', 'path', 'pattern', 'rect', 'svg', 'text', 'title'].sort());
  expect(getTitles(svg).slice(1)).toEqual(
    HOSTILE_NAMES.map((name) => expect.stringContaining(formatFunctionName(name))),
  );
});
