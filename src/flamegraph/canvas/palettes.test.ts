/** @jest-environment node */
import { classifyTree } from 'profile/names/classifyTree';
import { getCollapsedName } from 'profile/names/collapsedName';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import type { FlameTree } from 'profile/tree/FlameTree';
import { COLOR_SCHEMES, DIFF_COLORS } from 'url/viewValues';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildDiffPalette } from './buildDiffPalette';
import { buildPalette } from './buildPalette';
import type { FramePalette } from './FramePalette';
import { computeContrast, getReadableText, printHsl } from './readableText';

const tree = treeFromText(
  `
  net/http.serve 500
  net/http.serve;acme.com/shop.Sell 300
  net/http.serve;acme.com/shop.Sell;acme.com/shop.Pay 2
  runtime.gcBgMarkWorker 100
  [kernel.kallsyms] do_syscall_64 90
  plain 5
  other 3
`,
  { limited: true },
);

function styleOf(palette: FramePalette, name: string, of: FlameTree = tree) {
  const node = of.nameIndex.findIndex((index) => of.names[index] === name);
  return palette.getStyle(node);
}

test('functions of a package have one colour, also in another profile', () => {
  const palette = buildPalette(tree, 'byPackageName', 'dark');
  const sell = styleOf(palette, 'acme.com/shop.Sell');
  expect(styleOf(palette, 'acme.com/shop.Pay')).toBe(sell);
  expect(styleOf(palette, 'net/http.serve').fill).not.toBe(sell.fill);
  const small = treeFromText('acme.com/shop.Pay 1');
  expect(styleOf(buildPalette(small, 'byPackageName', 'dark'), 'acme.com/shop.Pay', small)).toEqual(sell);
});

test('functions without a package are told apart', () => {
  const flat = treeFromText('parseRule 1\nreadFile 1\nformatMoney 1');
  const palette = buildPalette(flat, 'byPackageName', 'dark');
  expect(new Set(['parseRule', 'readFile', 'formatMoney'].map((name) => styleOf(palette, name, flat).fill)).size).toBe(
    3,
  );
});

test.each(COLOR_SCHEMES)('%s: the root and what the server cut are neutral', (scheme) => {
  const categories = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  const palette = buildPalette(tree, scheme, 'light', { categories });
  expect(styleOf(palette, 'other')).toEqual(palette.getStyle(0));
  expect(styleOf(palette, 'other').fill).not.toBe(styleOf(palette, 'net/http.serve').fill);
});

test('by value, the colour is that of the share of the whole', () => {
  const palette = buildPalette(tree, 'byValue', 'light');
  expect(styleOf(palette, 'net/http.serve').label).toBe('64 % and more');
  expect(styleOf(palette, 'acme.com/shop.Sell').label).toBe('16 % and more');
  expect(styleOf(palette, 'plain').label).toBe('less than 1 %');
});

test('by own code, the colour tells whose code it is', () => {
  const palette = buildPalette(tree, 'byOwnCode', 'light', { categories: classifyTree(tree, DEFAULT_CATEGORY_RULES) });
  const labels = ['acme.com/shop.Sell', 'net/http.serve', 'runtime.gcBgMarkWorker', '[kernel.kallsyms] do_syscall_64'];
  expect(labels.map((name) => styleOf(palette, name).label)).toEqual(['own code', 'library', 'runtime', 'kernel']);
});

test('by own code, a frame that stands for a package is what the package is', () => {
  const collapsed = treeFromText(`net/http.serve 5\n${getCollapsedName('net/http')} 5`);
  const categories = classifyTree(collapsed, DEFAULT_CATEGORY_RULES);
  const palette = buildPalette(collapsed, 'byOwnCode', 'light', { categories });
  expect(styleOf(palette, getCollapsedName('net/http'), collapsed).label).toBe('library');
});

test.each([
  [100, 100, undefined, 'less than 5 % change'],
  [100, 104, undefined, 'less than 5 % change'],
  [100, 130, '▲', 'at least 1.25 × baseline'],
  [300, 100, '▼', 'baseline is at least 2.5 ×'],
  [0, 5, '✚', 'new'],
  [5, 0, '✖', 'gone'],
  [0, 0, undefined, 'less than 5 % change'],
])('a change from %d to %d has a sign beside its colour: %s', (before, after, sign, label) => {
  const palette = buildDiffPalette({
    baseline: Float64Array.of(before),
    comparison: Float64Array.of(after),
    theme: 'dark',
    colors: 'blueOrange',
  });
  expect(palette.getStyle(0)).toMatchObject(sign === undefined ? { label } : { sign, label });
});

test.each([
  ['blueOrange', 'more is orange, less is blue', 3],
  ['redGreen', 'more is red, less is green', 2],
] as const)('%s: %s, the legend runs from gone to new', (colors, _, place) => {
  const { styles } = buildDiffPalette({
    baseline: new Float64Array(),
    comparison: new Float64Array(),
    theme: 'light',
    colors,
  });
  expect(styles.map(({ sign }) => sign ?? '=').join('')).toBe('✖▼▼▼▼=▲▲▲▲✚');
  const channel = (at: number, of: number) => parseInt(styles[at]?.fill.slice(2 * of - 1, 2 * of + 1) ?? '', 16);
  const [red, less] = [1, place];
  expect(channel(0, less)).toBeGreaterThan(channel(0, red));
  expect(channel(10, red)).toBeGreaterThan(channel(10, less));
});

test.each(['light', 'dark'] as const)('names can be read on every colour of the %s theme', (theme) => {
  const empty = new Float64Array();
  const manyPackages = treeFromText(Array.from({ length: 300 }, (_, index) => `example.com/p${index}.F 1`).join('\n'));
  const fills = [
    ...COLOR_SCHEMES.flatMap((scheme) => {
      const palette = buildPalette(manyPackages, scheme, theme);
      return [...palette.styles, ...[...manyPackages.nameIndex.keys()].map((node) => palette.getStyle(node))];
    }),
    ...DIFF_COLORS.flatMap((colors) => buildDiffPalette({ baseline: empty, comparison: empty, theme, colors }).styles),
  ];
  const worst = Math.min(...fills.map(({ fill, text }) => computeContrast(fill, text)));
  expect(worst).toBeGreaterThanOrEqual(4.5);
});

test('contrast and hues are as defined', () => {
  expect(computeContrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(computeContrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(getReadableText('#ffff00')).toBe('#111217');
  expect([printHsl(0, 1, 0.5), printHsl(120, 1, 0.25), printHsl(210, 0.5, 0.5)]).toEqual([
    '#ff0000',
    '#008000',
    '#4080bf',
  ]);
});
