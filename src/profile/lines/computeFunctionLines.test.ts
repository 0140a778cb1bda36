/** @jest-environment node */
import fc from 'fast-check';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { getPath } from 'profile/transform/pathHash';
import { getName } from 'profile/tree/FlameTree';
import { type DrawnPprof, pprofFromText } from '../../../tests/helpers/pprofFromText';
import { computeFunctionLines, type FunctionLines, type LinesQuestion } from './computeFunctionLines';

function linesOf(text: string, question: LinesQuestion, drawn?: DrawnPprof): FunctionLines {
  return computeFunctionLines(decodePprof(pprofFromText(text, drawn)), 0, question);
}

/** `tree.go from 9: 10 self 0 total 5, …` */
function print({ places }: FunctionLines): string[] {
  return places.map(({ file, startLine, lines, build }) => {
    const rows = Array.from(lines.line, (line, row) => `${line} ${lines.self[row]}/${lines.total[row]}`);
    return `${file}${startLine > 0 ? ` from ${startLine}` : ''}${build.gitRef && ` at ${build.gitRef}`}: ${rows.join(', ')}`;
  });
}

const RECURSIVE = `
  main:3;walk:10;walk:12;visit:40  5
  main:3;walk:12                   2
  main:4;walk:10;walk:10;walk:10   1
  main:9                           4
`;

test('a line counts a stack once, however often recursion passes it', () => {
  const lines = linesOf(RECURSIVE, { name: 'walk' }, { startLines: { walk: 9 } });

  expect(print(lines)).toEqual(['walk.go from 9: 10 1/6, 12 2/7']);
  expect(lines).toMatchObject({ self: 3, total: 8, profileTotal: 12 });
});

test('one call alone has the lines of that call, not of those below it', () => {
  const lines = linesOf(RECURSIVE, { name: 'walk', path: ['main', 'walk'] });

  expect(print(lines)).toEqual(['walk.go: 10 0/6, 12 2/2']);
  expect(lines).toMatchObject({ self: 2, total: 8 });
});

test('inlined functions have lines of their own, and cost their caller no self', () => {
  const text = 'main:3;outer:20>inner:7>leaf:2  5\nmain:3;outer:21  1';

  expect(print(linesOf(text, { name: 'outer' }))).toEqual(['outer.go: 20 0/5, 21 1/1']);
  expect(print(linesOf(text, { name: 'inner' }))).toEqual(['inner.go: 7 0/5']);
  expect(print(linesOf(text, { name: 'leaf' }))).toEqual(['leaf.go: 2 5/5']);
});

test('code without symbols that a function calls counts as its self, which is known with its file', () => {
  const lines = linesOf(
    'main:1;call:7;?1#a 6\nmain:1;call:7;?2#b 3\nmain:1;call:8 1\nmain:1;call:7;?1#a;back:2 4\nmain:1;?1#a 5',
    { name: 'call' },
    { binaries: { a: '/lib/libfoo.so', b: '/bin/app' } },
  );
  expect(lines).toMatchObject({
    ...{ self: 10, total: 14 },
    unnamed: {
      value: 9,
      files: [
        { file: '/lib/libfoo.so', value: 6 },
        { file: '/bin/app', value: 3 },
      ],
    },
  });
});

test('a function that no frame is called by is all that were called so in other runs', () => {
  const text = `
    main:1;Cart$$Lambda$14/0x0800c8.apply:7;tax:3  5
    main:1;Cart$$Lambda$15/0x0800d0.apply:9        2
    main:1;gc:1                                    1
  `;
  const name = 'Cart$$Lambda_.apply';

  expect(print(linesOf(text, { name })).join()).toContain('7 0/5');
  expect(linesOf(text, { name })).toMatchObject({ self: 2, total: 7, profileTotal: 8 });
  expect(linesOf(text, { name: 'tax', path: ['main', name, 'tax'] })).toMatchObject({ self: 5, total: 5 });
  // One that is there by its own numbers is that one alone.
  expect(linesOf(text, { name: 'Cart$$Lambda$15/0x0800d0.apply' })).toMatchObject({ self: 2, total: 2 });
});

test('code without symbols is no caller and no part of the way in, as in the call tree', () => {
  const profile = decodePprof(pprofFromText('main:5;lib:0;callback:12 600\nmain:6;lib:0 300\nmain:7 100'));
  // Nothing but an address is known of `lib`.
  const { lineStart, lineFunction } = profile.locations;
  const isLib = (location: number) =>
    profile.strings[profile.functions.name[lineFunction[lineStart[location] ?? 0] ?? 0] ?? 0] === 'lib';
  const kept = Array.from({ length: profile.locations.count }, (_, location) => location).filter((l) => !isLib(l));
  const starts = Array.from({ length: profile.locations.count + 1 }, (_, l) => kept.filter((each) => each < l).length);
  const locations = {
    ...profile.locations,
    lineStart: Uint32Array.from(starts),
    lineFunction: Int32Array.from(kept, (location) => lineFunction[lineStart[location] ?? 0] ?? 0),
    lineNumber: Float64Array.from(kept, (location) => profile.locations.lineNumber[lineStart[location] ?? 0] ?? 0),
  };
  const linesFor = (question: LinesQuestion) => computeFunctionLines({ ...profile, locations }, 0, question);

  expect(linesFor({ name: 'main' })).toMatchObject({ self: 400, total: 1000 });
  expect(linesFor({ name: 'callback', path: ['main', 'callback'] })).toMatchObject({ self: 600, total: 600 });
  expect(linesFor({ name: 'callback' }).places[0]?.callers.name).toEqual(['main']);
});

test('tells builds of one function apart, the heavier first', () => {
  const lines = linesOf(
    'main:1;f:10#a  3\nmain:1;f:12#b  5\nmain:1;f:10#a  1',
    { name: 'f' },
    {
      builds: {
        a: '{"repository":"https://github.com/a/b","git_ref":"v1","build_id":"x"}',
        b: '{"repository":"https://github.com/a/b","git_ref":"v2","root_path":"sub"}',
      },
    },
  );

  expect(print(lines)).toEqual(['f.go at v2: 12 5/5', 'f.go at v1: 10 4/4']);
  expect(lines.places[0]?.build).toEqual({
    repository: 'https://github.com/a/b',
    gitRef: 'v2',
    rootPath: 'sub',
    buildId: '',
  });
});

test('functions of one name in several files are several places', () => {
  expect(print(linesOf('a:1;init:3@x.go  1\nb:1;init:3@y.go  4', { name: 'init' }))).toEqual([
    'y.go: 3 4/4',
    'x.go: 3 1/1',
  ]);
});

test('samples without a line are kept under line 0', () => {
  expect(print(linesOf('main:1;f:0  2\nmain:1;f:-1  1\nmain:1;f:8  4', { name: 'f' }))).toEqual(['f.go: 0 3/3, 8 4/4']);
});

test('says from which lines of which functions a line is called', () => {
  const { places } = linesOf('main:3;f:10 5\nmain:4;f:10;g:1 2\nother:9;f:10 1\nf:10 1\nmain:3;f:11 7', { name: 'f' });
  const { line, name, callerLine, total } = places[0]?.callers ?? { line: [], name: [], callerLine: [], total: [] };

  expect(Array.from(line, (each, row) => [each, name[row], callerLine[row], total[row]])).toEqual([
    [11, 'main', 3, 7],
    [10, 'main', 3, 5],
    [10, 'main', 4, 2],
    [10, 'other', 9, 1],
    [10, '', 0, 1],
  ]);
});

test('a function that is not in the profile has no places', () => {
  expect(linesOf(RECURSIVE, { name: 'nobody' })).toMatchObject({ self: 0, total: 0, profileTotal: 12, places: [] });
  expect(linesOf(RECURSIVE, { name: 'walk', path: ['other', 'walk'] })).toMatchObject({ total: 0, places: [] });
});

const frame = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 3 }))
  .map(([name, line]) => `${name}:${line}`);
const location = fc.array(frame, { minLength: 1, maxLength: 3 }).map((frames) => frames.join('>'));
const stack = fc
  .tuple(fc.array(location, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 100 }))
  .map(([locations, value]) => `${locations.join(';')}  ${value}`);
const stacks = fc.array(stack, { minLength: 1, maxLength: 12 }).map((rows) => rows.join('\n'));

test('the self values of the lines sum up to that of the function, and no line has more than its total', () => {
  fc.assert(
    fc.property(stacks, fc.constantFrom('a', 'b', 'c'), (text, name) => {
      const profile = decodePprof(pprofFromText(text));
      const tree = buildTreeFromPprof(profile, 0);
      const functions = computeFunctions(tree);
      const index = functions.names.indexOf(name);
      const lines = computeFunctionLines(profile, 0, { name });
      const rows = lines.places.flatMap(({ lines: { self, total } }) =>
        Array.from(self, (own, row) => [own, total[row] ?? 0]),
      );

      expect(lines.self).toBe(functions.self[index] ?? 0);
      expect(lines.total).toBe(functions.total[index] ?? 0);
      expect(sum(rows.map(([self]) => self ?? 0))).toBe(lines.self);
      expect(rows.every(([self = 0, total = 0]) => self <= total && total <= lines.total)).toBe(true);
      expect(sum(rows.map(([, total]) => total ?? 0))).toBeGreaterThanOrEqual(lines.total);
    }),
  );
});

test('the lines of one call sum up to the values of its frame', () => {
  fc.assert(
    fc.property(stacks, fc.nat(), (text, pick) => {
      const profile = decodePprof(pprofFromText(text));
      const tree = buildTreeFromPprof(profile, 0);
      const node = 1 + (pick % (tree.nodeCount - 1));
      const path = getPath(tree, node)
        .slice(1)
        .map((step) => getName(tree, step));
      const { self, total, places } = computeFunctionLines(profile, 0, { name: getName(tree, node), path });
      const totals = places.flatMap(({ lines }) => [...lines.total]);

      expect([self, total]).toEqual([tree.self[node], tree.total[node]]);
      expect(sum(totals)).toBe(total);
    }),
  );
});

function sum(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0);
}
