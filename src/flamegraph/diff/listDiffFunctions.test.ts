/** @jest-environment node */
import { computeFunctionDiff } from 'profile/diff/computeFunctionDiff';
import type { Sureness, Verdict } from 'profile/diff/computeSureness';
import { computeDiff } from 'profile/diff/DiffTree';
import { USUAL_VALUES } from 'url/parameters';
import type { DiffSort } from 'url/viewValues';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { describeSum } from './describeSum';
import { describeVerdict } from './describeSureness';
import { buildDiffFunctions, type DiffFunctions, getVerdict, listDiffFunctions } from './listDiffFunctions';
import { printDiffCsv } from './printDiffCsv';

// baseline: main calls parse 2, gc 1, log 1; comparison: main calls parse 5, gc 2, fmt 4
const functionDiff = computeFunctionDiff(
  computeDiff(
    treeFromText(`
      main   main   main  main
      parse  parse  gc    log
    `),
    treeFromText(`
      main   main   main   main   main   main  main  main  main  main  main
      parse  parse  parse  parse  parse  gc    gc    fmt   fmt   fmt   fmt
    `),
  ),
);
const SCALE = { baseline: 1, comparison: 1 };

const verdict = (isSure: boolean): Verdict => ({ isSure, chance: isSure ? 0.001 : 0.4, smallest: 1 });

function estimate(sure: readonly string[]): Sureness {
  const functions = new Map(
    ['main', 'parse', 'gc', 'log', 'fmt'].map((name) => {
      const isSure = sure.includes(name);
      return [name, { self: verdict(isSure && name !== 'main'), total: verdict(isSure) }];
    }),
  );
  return {
    status: 'estimated',
    test: 'rate',
    level: 0.05,
    independentSlices: 12,
    sliceCount: { baseline: 8, comparison: 8, isPaired: false },
    whole: verdict(true),
    functions,
  };
}

function build(sureness?: Sureness, of = functionDiff): DiffFunctions {
  const diff = buildDiffFunctions(of, SCALE, sureness);
  if (!diff) {
    throw new Error('Both sides have values.');
  }
  return diff;
}

function list(diff: DiffFunctions, sort: Partial<DiffSort> = {}, options: { listed?: ['grew']; found?: string } = {}) {
  const matchedNames = options.found === undefined ? undefined : findNames(diff, options.found);
  const all = { sort: { ...USUAL_VALUES.diffSort, ...sort }, listed: options.listed ?? [], matchedNames };
  return Array.from(listDiffFunctions(diff, all), (name) => diff.names[name]);
}

function findNames({ names }: DiffFunctions, found: string): Uint8Array {
  return Uint8Array.from(names, (name) => (name === found ? 1 : 0));
}

test('functions that make up the change come first, those that went the other way last', () => {
  expect(list(build())).toEqual(['fmt', 'parse', 'gc', 'main', 'log']);
});

test('what may be noise comes after what is sure, in either direction', () => {
  const diff = build(estimate(['main', 'parse', 'log']));
  expect(list(diff)).toEqual(['parse', 'main', 'log', 'fmt', 'gc']);
  expect(list(diff, { direction: 'ascending' })).toEqual(['log', 'main', 'parse', 'gc', 'fmt']);
});

test('what did not change comes last, so that a calm comparison begins with its largest differences', () => {
  const calm = computeFunctionDiff(
    computeDiff(
      treeFromText(`
        main   main  main
        parse  gc    log
      `),
      treeFromText(`
        main   main   main  main
        parse  parse  gc    log
      `),
    ),
  );
  expect(list(build(estimate([]), calm))).toEqual(['parse', 'main', 'gc', 'log']);
  expect(list(build(undefined, calm))).toEqual(['parse', 'main', 'gc', 'log']);
});

test.each([
  [{ column: 'name', direction: 'ascending' }, ['fmt', 'gc', 'log', 'main', 'parse']],
  [{ column: 'baseline', direction: 'descending', by: 'total' }, ['main', 'parse', 'gc', 'log', 'fmt']],
  [{ column: 'comparison', direction: 'descending', by: 'self' }, ['parse', 'fmt', 'gc', 'log', 'main']],
  [{ column: 'difference', direction: 'ascending', by: 'total' }, ['log', 'gc', 'parse', 'fmt', 'main']],
] as const)('the order by %j', (sort, names) => {
  expect(list(build(), sort)).toEqual(names);
});

test('each function is in one group; without an estimate none may be noise', () => {
  expect(build().counts).toEqual({ new: 1, removed: 1, grew: 3, shrank: 0, chance: 0, same: 0 });
  expect(build(estimate(['parse', 'main'])).counts).toEqual({
    new: 0,
    removed: 0,
    grew: 2,
    shrank: 0,
    chance: 3,
    same: 0,
  });
});

test('only some groups, only what a search finds', () => {
  expect(list(build(), {}, { listed: ['grew'] })).toEqual(['parse', 'gc', 'main']);
  expect(list(build(), {}, { found: 'gc' })).toEqual(['gc']);
});

test('a side without values has no list', () => {
  expect(buildDiffFunctions(functionDiff, { baseline: undefined, comparison: 1 }, undefined)).toBeUndefined();
});

test('how sure is said in words', () => {
  const sureness = estimate(['parse', 'main']);
  const diff = build(sureness);
  const words = (name: string) => describeVerdict(sureness, getVerdict(diff, diff.names.indexOf(name))).text;
  expect(['parse', 'main', 'gc'].map(words)).toEqual(['sure', 'sure (total)', 'noise']);
  expect(describeVerdict(undefined, undefined).text).toBe('estimating');
  expect(describeVerdict({ status: 'unknown', reason: 'no-slices' }, undefined).text).toBe('unknown');
  expect(describeVerdict(sureness, undefined)).toMatchObject({ text: 'noise', isSure: false });
});

test('the CSV has a row per listed function, and its self differences add up to the change', () => {
  const diff = build(estimate(['parse']));
  const rows = printDiffCsv(
    diff,
    listDiffFunctions(diff, { sort: USUAL_VALUES.diffSort, listed: [], matchedNames: undefined }),
    { unit: 'ns', format: { mode: 'total', format: { unit: 'ns', divisor: 1 } } },
  )
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
  expect(rows[0]?.slice(0, 4)).toEqual([
    'function',
    'baseline self (ns)',
    'comparison self (ns)',
    'difference self (ns)',
  ]);
  expect(rows[1]?.slice(0, 4)).toEqual(['parse', '2', '5', '3']);
  expect(rows.slice(1).reduce((sum, row) => sum + Number(row[3]), 0)).toBe(7);
});

test('the sum below the table is the whole change, and shares add up to nothing', () => {
  const format = { unit: 'short', divisor: 1, isInstant: false } as const;
  expect(describeSum(build(), functionDiff, SCALE, { mode: 'total', format })).toBe('Self changes add up to +7.');
  const shares = { baseline: 1 / 4, comparison: 1 / 11 };
  const diff = buildDiffFunctions(functionDiff, shares, undefined);
  expect(diff && describeSum(diff, functionDiff, shares, { mode: 'share', format })).toBe(
    'Self changes add up to 0 points.',
  );
});
