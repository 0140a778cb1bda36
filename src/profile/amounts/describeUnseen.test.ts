/** @jest-environment node */
import { computeUnnamed, type UnnamedCode } from 'profile/formats/pprof/computeUnnamed';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import type { SeriesContext } from 'profile/series/change/Series';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { computeChartTotal } from './computeSeriesOfProfile';
import { describeUnnamedBelow, describeUnnamedSelf, findUnnamedOfFrame, indexUnnamed } from './describeUnnamedBelow';
import { describeDepthCut, describeUnseen, lacksAmount } from './describeUnseen';

const MS = 1e6;
const BINARIES = { a: '/usr/lib/libfoo.so', b: '/srv/app', c: '/opt/libfoo.so', d: 'evil\u202Egnp.so' };

/** Values in milliseconds. */
function codeOf(text: string): UnnamedCode {
  const inNs = text.replace(/ (\d+)$/gm, (_, value: string) => ` ${Number(value) * MS}`);
  return computeUnnamed(decodePprof(pprofFromText(inNs, { binaries: BINARIES })), 0);
}

/** Describes a tree and a chart, in milliseconds. */
function say(treeMs: number, chartMs: number, code: UnnamedCode | undefined, more = {}): readonly string[] {
  const chart = { total: chartMs * MS, slotCount: 60 };
  return describeUnseen({ unit: 'ns', chart, treeTotal: treeMs * MS, isCut: false, ...more }, code);
}

const PARTLY = codeOf('main:1;work:2 150\nmain:1;?1#a 60\n?1#a;?2#a 60\n?3#b 20');

test('stacks of which only addresses are known are named with their binaries', () => {
  expect(PARTLY).toMatchObject({ named: 210 * MS, unnamed: 80 * MS });
  expect(say(210, 290, PARTLY)).toEqual([
    '80 ms (27.6 %) without symbols is missing from the flame graph: libfoo.so 60 ms, app 20 ms.',
  ]);
});

test('a stack runs in the binary of its innermost frame', () => {
  expect(codeOf('?1#a;?2#b 5').binaries).toEqual([{ file: '/srv/app', value: 5 * MS }]);
});

test('files that read the same are told apart, unknown ones are said, names hide nothing, more are counted', () => {
  expect(say(0, 10, codeOf('?1#a 5\n?1#c 4\n?1 1'))[0]).toMatch(
    /: \/usr\/lib\/libfoo\.so 5 ms, \/opt\/libfoo\.so 4 ms, unknown binary 1 ms\.$/,
  );
  expect(say(0, 14, codeOf('?1#a 5\n?1#c 4\n?1#d 3\n?1#b 2'))[0]).toMatch(/evil⟨U\+202E⟩gnp\.so 3 ms and 1 more\.$/);
});

describe('symbols are no cause', () => {
  test('where tree and chart agree, whatever the pprof has', () => {
    expect(say(290, 290, PARTLY)).toEqual([]);
    expect(say(289, 290, PARTLY)).toEqual([]);
    expect(say(300, 290, PARTLY)).toEqual([]);
  });

  test('where the tree has more than the pprof has with symbols: it shows the others, too', () => {
    expect(say(280, 290, PARTLY)).toEqual([]);
  });

  test.each([
    ['the pprof has all that the chart has, with symbols', codeOf('main:1 290')],
    ['the pprof has what the tree has', codeOf('main:1 210')],
    ['there is no pprof', undefined],
  ])('%s: a large rest is said without a cause', (_, code) => {
    expect(say(210, 290, code)).toEqual([
      'The chart above has 80 ms (27.6 %) more than the flame graph; the reason is not known.',
    ]);
  });
});

test('a rest as large as a step is not worth a word, nor what a cut may have taken', () => {
  expect(say(280, 290, codeOf('main:1 280'))).toEqual([]);
  expect(say(210, 290, undefined, { chart: { total: 290 * MS, slotCount: 2 } })).toEqual([]);
  expect(say(210, 290, undefined, { isCut: true })).toEqual([]);
  // Stacks without symbols are in no cut tree, either.
  expect(say(210, 290, PARTLY, { isCut: true })).toHaveLength(1);
});

test('what symbols explain is no part of the rest', () => {
  expect(say(210, 400, PARTLY)[1]).toBe(
    'The chart above has 110 ms (27.5 %) more than the flame graph and these; the reason is not known.',
  );
});

describe('the total of a chart', () => {
  const context: SeriesContext = {
    range: { fromMs: 0, toMs: 60_000 },
    stepMs: 15_000,
    kind: 'rate',
    averageUnit: 'cores',
  };
  const totalOf = (timesMs: number[], values: Array<number | null>, more: Partial<SeriesContext> = {}) =>
    computeChartTotal({ timesMs, values }, { ...context, ...more });

  test('adds up what lies in the range, without a step before it', () => {
    const chart = totalOf([0, 15_000, 30_000, 45_000, 75_000], [8, 1, 1, null, 9]);
    expect(chart?.total).toBe(30e9);
    // So it does not lack what the tree has not of that step.
    expect(chart && lacksAmount(chart, 30e9)).toBe(false);
  });

  test('does not exist for pictures of moments, nor without points', () => {
    expect(totalOf([15_000, 30_000], [1, 1], { kind: 'instant', averageUnit: 'bytes' })).toBeUndefined();
    expect(totalOf([], [])).toBeUndefined();
  });
});

describe('code without symbols below a function', () => {
  const below = (text: string, ms: number) => describeUnnamedBelow(codeOf(text).below, 'ns', ms * MS);

  test('is said with its files and those who call it, the largest first', () => {
    const text = 'main;call;?1#a 60\nmain;call;?1#a;?2#b 20\nmain;run;?3#a 10\nmain;?4#a 1\nmain 9';
    expect(below(text, 100)).toBe(
      '91 ms (91 %) is code without symbols (libfoo.so, app) and counts as self of its callers: call 80 ms, run 10 ms and 1 more.',
    );
  });

  test.each([
    ['functions that it calls have names', 'main;?1#a;work 60\nmain 40', 100],
    ['it is next to nothing', 'main;call;?1#a 1\nmain 999', 1000],
    ['the tree has less than it', 'main;call;?1#a 60', 50],
  ])('is not where %s', (_, text, ms) => {
    expect(below(text, ms)).toBe('');
  });

  test('is said of a frame by its way in, and not where the frame spent less', () => {
    const code = codeOf('main;call;?1#a 60\nmain;other;call;?1#b 20').below;
    const say = (path: string[], selfMs: number) =>
      describeUnnamedSelf(findUnnamedOfFrame(code, path), selfMs * MS, (value) => `${value / MS} ms`);
    expect(say(['main', 'call'], 70)).toEqual([
      'Of its self, 60 ms is code without symbols that it calls (libfoo.so, app).',
    ]);
    expect(say(['main', 'other'], 70)).toEqual([]);
    expect(say(['main', 'call'], 40)).toEqual([]);
  });

  test('is said of a function, wherever it is called, and of the side of a comparison that has it', () => {
    const code = codeOf('main;call;?1#a 60\nmain;other;call;?1#b 20\nmain;other 20').below;
    const find = indexUnnamed(code);
    const say = (name: string, selfMs: number) =>
      describeUnnamedSelf(find(name), selfMs * MS, (value) => `${value / MS} ms`, 'its self in the baseline');
    expect(say('call', 90)).toEqual([
      'Of its self in the baseline, 80 ms is code without symbols that it calls (libfoo.so, app).',
    ]);
    expect(say('other', 20)).toEqual([]);
    expect(say('nowhere', 20)).toEqual([]);
  });
});

test('stacks as deep as a server stores them are told, whole ones are not', () => {
  expect(describeDepthCut({ depthCutValue: 30, total: 120 })).toBe(
    '25 % of the profile is in stacks of 1,000 frames, the usual limit of Pyroscope: deeper ones, if any, count as self of the last.',
  );
  expect(describeDepthCut({ depthCutValue: 0, total: 120 })).toBe('');
});
