/** @jest-environment node */
import fc from 'fast-check';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { alignLines } from './alignLines';
import { buildDiffRows, buildLineRows, findHotRows, type LineRow } from './buildLineRows';
import { computeFunctionLines, type FunctionPlace } from './computeFunctionLines';
import { decodeSource } from './decodeSource';
import { matchPath } from './matchPath';

function placeOf(text: string, startLine = 0, gitRef = ''): FunctionPlace {
  const drawn = { startLines: { f: startLine }, builds: { a: JSON.stringify({ git_ref: gitRef }) } };
  const [place] = computeFunctionLines(decodePprof(pprofFromText(text, drawn)), 0, { name: 'f' }).places;
  if (!place) {
    throw new Error('f is not in the drawing');
  }
  return place;
}

const file = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

function print(rows: readonly LineRow[]): string[] {
  return rows.map(
    ({ line, baselineLine, total, baselineTotal, skipped, text }) =>
      `${skipped > 0 ? `…${skipped} ` : ''}${baselineLine ?? '-'}→${line ?? '-'} ${baselineTotal}→${total}${text === undefined ? '' : ` ${text}`}`,
  );
}

test('without a source, lines with values are shown all the same, unknown ones first', () => {
  const { lines } = placeOf('f:9  1\nf:30  2\nf:0  4');
  expect(print(buildLineRows({ lines, source: undefined }, { isWhole: false }))).toEqual([
    '-→0 0→4',
    '…8 -→9 0→1',
    '…20 -→30 0→2',
  ]);
});

test('of a source, five lines around each value are shown, or all', () => {
  const { lines } = placeOf('f:10  1\nf:30  2\nf:90  3');
  const rows = buildLineRows({ lines, source: file(60) }, { isWhole: false });

  expect(rows.map(({ line }) => line)).toEqual([...range(5, 15), ...range(25, 35), ...range(56, 60), 90]);
  expect(rows.map(({ skipped }) => skipped).filter((count) => count > 0)).toEqual([4, 9, 20]);
  // A line that the source does not have: it is another version.
  expect(rows.at(-1)).toMatchObject({ line: 90, text: undefined, total: 3 });
  expect(buildLineRows({ lines, source: file(60) }, { isWhole: true })).toHaveLength(61);
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

test('lines that moved are compared by their text where both sources are at hand', () => {
  const before = { source: ['a', 'b', 'c', 'gone', 'd'], place: placeOf('f:2#a 5\nf:4#a 3', 1, 'v1') };
  const after = { source: ['new', 'a', 'b', 'c', 'd'], place: placeOf('f:3#a 9\nf:1#a 1', 2, 'v2') };
  const { rows, alignment } = buildDiffRows(
    { ...before, lines: before.place.lines },
    { ...after, lines: after.place.lines },
    { isWhole: true },
  );

  expect(alignment).toBe('text');
  expect(print(rows)).toEqual(['-→1 0→1 new', '1→2 0→0 a', '2→3 5→9 b', '3→4 0→0 c', '4→- 3→0 gone', '5→5 0→0 d']);
});

test('without sources, lines of two builds are compared by their distance from the first line of the function', () => {
  const [before, after] = [placeOf('f:12#a 5\nf:13#a 1', 10, 'v1'), placeOf('f:22#a 9', 20, 'v2')];
  const compare = (left: FunctionPlace | undefined, right: FunctionPlace | undefined) =>
    buildDiffRows(
      { place: left, lines: left?.lines, source: undefined },
      { place: right, lines: right?.lines, source: undefined },
      { isWhole: false },
    );

  expect(compare(before, after).alignment).toBe('start');
  expect(print(compare(before, after).rows)).toEqual(['12→22 5→9', '13→23 1→0']);
  expect(print(compare(before, before).rows)).toEqual(['12→12 5→5', '13→13 1→1']);
  expect(print(compare(before, undefined).rows)).toEqual(['12→12 5→0', '13→13 1→0']);
});

test('where profilers record only the first line of a function, that is the same line in both builds', () => {
  const [before, after] = [placeOf('f:12#a 5', 0, 'v1'), placeOf('f:19#a 9', 0, 'v2')];
  const { rows, alignment } = buildDiffRows(
    { place: before, lines: before.lines, source: undefined },
    { place: after, lines: after.lines, source: undefined },
    { isWhole: false },
  );
  expect(alignment).toBe('start');
  expect(print(rows)).toEqual(['12→19 5→9']);
});

test('no value is lost in a comparison', () => {
  const drawing = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 })
    .map((rows) => rows.map(([line, value]) => `f:${line}#a ${value}`).join('\n'));
  const source = fc.option(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 10 }), { nil: undefined });
  fc.assert(
    fc.property(drawing, drawing, source, source, fc.boolean(), fc.nat(5), (left, right, one, two, isWhole, start) => {
      const [before, after] = [placeOf(left, 3, 'v1'), placeOf(right, start, 'v2')];
      const { rows } = buildDiffRows(
        { place: before, lines: before.lines, source: one },
        { place: after, lines: after.lines, source: two },
        { isWhole },
      );
      expect(sum(rows.map(({ baselineTotal }) => baselineTotal))).toBe(sum([...before.lines.total]));
      expect(sum(rows.map(({ total }) => total))).toBe(sum([...after.lines.total]));
    }),
  );
});

function sum(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0);
}

test('equal lines are found in order', () => {
  expect([...alignLines(['a', 'x', 'b', 'c', 'y'], ['a', 'b', 'q', 'c'])]).toEqual([0, -1, 1, 3, -1]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom('a', 'b', 'c')), (before, after) => {
      const places = [...alignLines(before, after)];
      const found = places.filter((place) => place >= 0);
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      expect(places.every((place, line) => place < 0 || before[line] === after[place])).toBe(true);
    }),
  );
});

test('hot are lines with a twentieth of the hottest', () => {
  const { lines } = placeOf('f:1  100\nf:2  4\nf:3  6');
  const rows = buildLineRows({ lines, source: file(5) }, { isWhole: true });
  expect(findHotRows(rows, ({ total }) => total)).toEqual([0, 2]);
});

test.each([
  ['utf-8 with a mark', [0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xc3, 0xbc], ['a', 'ü'], ''],
  ['old Mac line ends', [0x61, 0x0d, 0x62, 0x0a], ['a', 'b'], ''],
  ['utf-16', [0xff, 0xfe, 0x61, 0x00, 0x0a, 0x00, 0xfc, 0x00], ['a', 'ü'], ''],
  ['latin-1', [0x61, 0xfc], ['aü'], 'not UTF-8'],
])('reads a source in %s', (_, bytes, lines, note) => {
  expect(decodeSource(Uint8Array.from(bytes))).toEqual({ kind: 'text', lines, note: expect.stringContaining(note) });
});

test('a binary file and a huge one are no source', () => {
  expect(decodeSource(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]))).toMatchObject({
    reason: 'This is a binary file.',
  });
  expect(decodeSource(new Uint8Array(8_000_001).fill(0x20))).toMatchObject({ kind: 'unreadable' });
});

test.each([
  ['/build/src/cart/add.go', 'work/shop/cart/add.go', ['work/shop/cart/add.go']],
  ['add.go', undefined, ['work/shop/cart/add.go', 'work/shop/add.go']],
  ['C:\\src\\shop\\add.go', 'work/shop/add.go', ['work/shop/add.go']],
  ['other.go', undefined, []],
])('%s is matched by the end of its path', (wanted, path, candidates) => {
  expect(matchPath(wanted, ['work/shop/cart/add.go', 'work/shop/add.go', 'work/readme.md'])).toEqual({
    path,
    candidates,
  });
});
