/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import type { FlameTree } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeAttribution } from './computeAttribution';
import type { EstimatedSureness, Verdict } from './computeSureness';
import { describeDiff } from './describeDiff';
import { type DiffQuestion, getPossibleMode } from './DiffQuestion';
import { computeDiff } from './DiffTree';
import { type DiffFinding, findDiff, type FindDiffInput } from './findDiff';

const HOUR_MS = 3_600_000;
const SECOND_NS = 1e9;
const FROM_MS = 1_795_420_800_000;
const cpu = describeProfileType(DEFAULT_PROFILE_TYPE);
const goroutines = describeProfileType('goroutines:goroutine:count:goroutine:count');
const allocated = describeProfileType('memory:alloc_space:bytes:space:bytes');

const baseline: DiffQuestion = {
  range: { fromMs: FROM_MS, toMs: FROM_MS + HOUR_MS / 2 },
  profileType: cpu,
  selector: '{service_name="checkout"}',
};
const comparison: DiffQuestion = {
  ...baseline,
  range: { fromMs: FROM_MS + HOUR_MS / 2, toMs: FROM_MS + HOUR_MS },
};

/** A tree whose values are seconds of CPU. */
function cpuTree(text: string): FlameTree {
  const tree = treeFromText(text);
  return {
    ...tree,
    self: tree.self.map((value) => value * SECOND_NS),
    total: tree.total.map((value) => value * SECOND_NS),
  };
}

const before = cpuTree('main;handle;parse 20\nmain;gc 7');
const after = cpuTree('main;handle;parse 20\nmain;handle;rules;tokenize 100\nmain;handle;rules;compare 30\nmain;gc 9');

function estimated(sureNames: readonly string[], overrides: Partial<EstimatedSureness> = {}): EstimatedSureness {
  const sure: Verdict = { isSure: true, chance: 0.01, smallest: 0.001 * SECOND_NS };
  const chance: Verdict = { isSure: false, chance: 0.6, smallest: 0.001 * SECOND_NS };
  return {
    status: 'estimated',
    test: 'rate',
    level: 0.05,
    sliceCount: { baseline: 12, comparison: 12, isPaired: false },
    independentSlices: 12,
    whole: sureNames.length > 0 ? sure : chance,
    functions: new Map(
      ['parse', 'gc', 'tokenize', 'compare'].map((name) => {
        const verdict = sureNames.includes(name) ? sure : chance;
        return [name, { self: verdict, total: verdict }];
      }),
    ),
    ...overrides,
  };
}

function find(overrides: Partial<FindDiffInput>): DiffFinding {
  return findDiff({
    baseline,
    comparison,
    diff: computeDiff(before, after),
    mode: 'per-second',
    sureness: estimated(['tokenize', 'compare']),
    nowMs: FROM_MS + HOUR_MS,
    ...overrides,
  });
}

function describeOf(overrides: Partial<FindDiffInput>, parts?: 'files'): string {
  return describeDiff(find(overrides), { formatTime: (ms) => new Date(ms).toISOString().slice(11, 19), parts });
}

const attribution = computeAttribution({
  groups: [
    {
      values: [
        { labels: [{ name: 'version', value: 'v1' }], baseline: 27, comparison: 0 },
        { labels: [{ name: 'version', value: 'v2' }], baseline: 0, comparison: 159 },
      ],
    },
  ],
  total: { baseline: 27, comparison: 159 },
  weight: { baseline: 1800, comparison: 1800 },
});

test('the sentence says how much, since when, in which label values, by which functions and how sure', () => {
  expect(
    describeOf({
      stretch: { fromMs: FROM_MS + HOUR_MS / 2, toMs: undefined, settledMs: FROM_MS + HOUR_MS / 2, isSteady: false },
      attribution,
    }),
  ).toBe(
    'Comparison costs 5.9 × baseline per second (+73.3 mcores) since 08:30:00; 100 % of the rise is version=v2 (v1 fell); ' +
      'rules → tokenize 75.8 %, compare 22.7 %. Sure (12 and 12 slices).',
  );
});

test('of what rises all along it says so, and no time since when', () => {
  const stretch = { fromMs: FROM_MS, toMs: undefined, settledMs: FROM_MS + HOUR_MS / 2, isSteady: true };
  expect(describeOf({ stretch })).toMatch(
    /^Comparison costs 5\.9 × baseline per second \(\+73\.3 mcores\), rising all along the range; rules/,
  );
});

test.each<[string, Partial<FindDiffInput>, RegExp]>([
  [
    'a rise',
    {},
    /^Comparison cost 5\.9 × baseline per second \(\+73\.3 mcores\) from 08:10:00 to 08:20:00, then fell again; rules/,
  ],
  [
    'a fall',
    { diff: computeDiff(cpuTree('main;a 100'), cpuTree('main;a 60')), sureness: undefined },
    /^Comparison cost 40 % less than baseline per second \(-22\.2 mcores\) from 08:10:00 to 08:20:00, then rose again; a 100 %/,
  ],
  [
    'an amount, of which the length of a range is a part',
    { mode: 'total' },
    /^Comparison cost 5\.9 × baseline in total \(\+2\.2 min\) from 08:10:00 to 08:20:00; rules/,
  ],
])('of a plateau that is over, it says from when to when, and costs nothing more now: %s', (_, overrides, expected) => {
  const [fromMs, toMs] = [FROM_MS + HOUR_MS / 6, FROM_MS + HOUR_MS / 3];
  const stretch = { fromMs, toMs, settledMs: fromMs, isSteady: false };
  expect(describeOf({ stretch, ...overrides })).toMatch(expected);
});

test.each<[string, Partial<FindDiffInput>, string]>([
  [
    'in total',
    { mode: 'total' },
    'Comparison costs 5.9 × baseline in total (+2.2 min); rules → tokenize 75.8 %, compare 22.7 %. Sure (12 and 12 slices).',
  ],
  [
    'in shares',
    { mode: 'share', sureness: estimated(['tokenize', 'parse'], { test: 'share' }) },
    'Shares of the total changed. Sure (12 and 12 slices). Most: tokenize +62.9 points (new), parse -61.5 points.',
  ],
  [
    'in shares, while it is being estimated',
    { mode: 'share' },
    'Shares of the total changed. Estimating how sure that is. Most: tokenize +62.9 points (new), parse -61.5 points, gc -20.3 points.',
  ],
  [
    'less',
    { diff: computeDiff(cpuTree('main;a 100'), cpuTree('main;a 90')), sureness: undefined },
    'Comparison costs 10 % less than baseline per second (-5.56 mcores); a 100 %. Estimating how sure that is.',
  ],
  [
    'what may be noise',
    { diff: computeDiff(cpuTree('main;parse 100'), cpuTree('main;parse 101')), sureness: estimated([]) },
    'No change found. Smallest change we would likely have seen (90 %): 1 mcore, 1.8 % of baseline (12 and 12 slices). Comparison costs 1 % more than baseline per second (+0.556 mcores), which may be noise.',
  ],
  [
    'what is large and may still be chance',
    {
      diff: computeDiff(cpuTree('main;parse 100'), cpuTree('main;parse 500')),
      sureness: estimated([], { whole: { isSure: false, chance: 0.4, smallest: 2 * SECOND_NS } }),
    },
    'Cannot tell whether anything changed: comparison costs 5 × baseline per second (+0.222 cores), but both ranges vary so much that this may be noise. Only a change larger than the whole baseline could be told from noise (12 and 12 slices). Longer or calmer ranges tell more.',
  ],
  [
    'that slices of the same time were compared pair by pair',
    {
      diff: computeDiff(cpuTree('main;parse 100'), cpuTree('main;parse 500')),
      sureness: estimated([], {
        whole: { isSure: false, chance: 0.4, smallest: 2 * SECOND_NS },
        sliceCount: { baseline: 12, comparison: 12, isPaired: true },
      }),
    },
    'Cannot tell whether anything changed: comparison costs 5 × baseline per second (+0.222 cores), but the difference varies so much from slice to slice that this may be noise. Only a change larger than the whole baseline could be told from noise (12 pairs of slices of the same minutes). Longer or calmer ranges tell more.',
  ],
  [
    'that the difference between sides of the same time changes within it',
    {
      diff: computeDiff(cpuTree('main;parse 100'), cpuTree('main;parse 105')),
      sureness: estimated([], {
        whole: { isSure: false, chance: 0.4, smallest: 2 * SECOND_NS },
        sliceCount: { baseline: 12, comparison: 12, isPaired: true },
        independentSlices: 1.4,
      }),
    },
    'Cannot tell whether anything changed: comparison costs 5 % more than baseline per second (+2.78 mcores), but the difference changes and stays so for several slices, as when each side changes at its own time. Only a change larger than the whole baseline could be told from noise (12 pairs of slices of the same minutes). Ranges before or after that tell more.',
  ],
  [
    'that only functions changed',
    {
      diff: computeDiff(cpuTree('main;parse 100\nmain;gc 50'), cpuTree('main;parse 50\nmain;gc 100')),
      sureness: estimated(['parse', 'gc'], { whole: { isSure: false, chance: 1, smallest: 0.001 * SECOND_NS } }),
    },
    'No change found in the total. Smallest change we would likely have seen (90 %): 1 mcore, 1.2 % of baseline (12 and 12 slices). Comparison costs as much as baseline per second. These functions changed for sure, by self: parse -27.8 mcores, gc +27.8 mcores.',
  ],
  [
    'that it is unknown how sure it is',
    { sureness: { status: 'unknown', reason: 'too-few-slices' } },
    'Comparison costs 5.9 × baseline per second (+73.3 mcores); rules → tokenize 75.8 %, compare 22.7 %. Not known how sure that is: a side has fewer than eight slices.',
  ],
  [
    'what was cut',
    { diff: computeDiff(treeFromText('a 6\nother 2', { limited: true }), after), sureness: undefined },
    'Comparison costs over 1,000 × baseline per second (+88.3 mcores); rules → tokenize 62.9 %, compare 18.9 %, parse 12.6 %. Estimating how sure that is. The server cut 25 % of the baseline: what is missing there may only be cut.',
  ],
  [
    'equal ranges',
    { comparison: baseline },
    'Both sides show the same: equal ranges, filters and services. Change one of them to see a difference.',
  ],
  [
    'what is new',
    { diff: computeDiff(createEmptyTree(), after) },
    'New: no profiles before. The comparison has 88.3 mcores.',
  ],
  [
    'a missing side that is not known to be earlier',
    { diff: computeDiff(createEmptyTree(), after), baseline: { ...baseline, selector: '{version="v1"}' } },
    'No profiles in the baseline. The comparison has 88.3 mcores.',
  ],
  [
    'what is gone',
    { diff: computeDiff(before, createEmptyTree()) },
    'No profiles in the comparison. The baseline has 15 mcores.',
  ],
  [
    'two missing sides',
    { diff: computeDiff(createEmptyTree(), createEmptyTree()) },
    'Neither side has profiles. Widen the ranges, or remove filters.',
  ],
  [
    'different units',
    { comparison: { ...comparison, profileType: allocated } },
    'The sides cannot be compared: the baseline is in time, the comparison in bytes.',
  ],
  [
    'a range in the future',
    { nowMs: FROM_MS + HOUR_MS / 4 },
    'The comparison lies in the future, where nothing is recorded yet. Choose an earlier range.',
  ],
  [
    'averages over moments',
    {
      baseline: { ...baseline, profileType: goroutines, series: { average: 10, weight: 60, slotCount: 60 } },
      comparison: { ...comparison, profileType: goroutines, series: { average: 30, weight: 20, slotCount: 20 } },
      diff: computeDiff(treeFromText('main;wait 600'), treeFromText('main;wait 600')),
      sureness: undefined,
    },
    'Comparison has 3 × baseline on average (+20); wait 100 %. Estimating how sure that is.',
  ],
])('says %s', (_, overrides, expected) => {
  expect(describeOf(overrides)).toBe(expected);
});

test('of files a side it says files, and what helps there', () => {
  const whole = { isSure: false, chance: 0.4, smallest: 2 * SECOND_NS };
  const diff = computeDiff(cpuTree('main;parse 100'), cpuTree('main;parse 500'));
  expect(describeOf({ diff, sureness: estimated([], { whole }) }, 'files')).toBe(
    'Cannot tell whether anything changed: comparison costs 5 × baseline per second (+0.222 cores), but the files of a side differ so much that this may be noise. Only a change larger than the whole baseline could be told from noise (12 and 12 files). More files tell more.',
  );
});

test('a side of one profile alone has no rate: shares or totals can be compared', () => {
  const sides = { baseline, comparison: { ...comparison, series: { average: 6, weight: 0, slotCount: 1 } } };
  const modes = (['per-second', 'share', 'total'] as const).map((mode) =>
    getPossibleMode(mode, sides, { baseline: 27 * SECOND_NS, comparison: 90 * SECOND_NS }),
  );
  expect(modes).toEqual(['share', 'share', 'total']);
  const file = { ...comparison, range: { fromMs: 0, toMs: 0 }, series: undefined };
  expect(getPossibleMode('per-second', { baseline, comparison: file }, { baseline: 1, comparison: 1 })).toBe(
    'per-second',
  );
});

test('nine pods of one version cost more than one of the next, which costs more per instance', () => {
  const v2 = { ...baseline, selector: '{service_name="checkout",version="v2"}', instances: 1 };
  const diff = computeDiff(cpuTree('main;parse 180\nmain;render 90'), cpuTree('main;parse 26\nmain;render 10'));
  const sides = { baseline: { ...baseline, instances: 9 }, comparison: v2, diff, sureness: undefined };
  expect(describeOf(sides)).toMatch(/^Comparison costs 86\.7 % less than baseline per second \(-0\.13 cores\)/);
  expect(describeOf({ ...sides, mode: 'per-instance' })).toMatch(
    /^Comparison costs 20 % more than baseline per instance \(\+3\.33 mcores\); parse 100 %/,
  );
});

test('per instance is what can be shown only where the instances of both sides were counted', () => {
  const totals = { baseline: SECOND_NS, comparison: SECOND_NS };
  const counted = { baseline: { ...baseline, instances: 2 }, comparison: { ...comparison, instances: 2 } };
  expect(getPossibleMode('per-instance', counted, totals)).toBe('per-instance');
  expect(getPossibleMode('per-instance', { ...counted, comparison }, totals)).toBe('per-second');
});

test.each([
  [
    'twice as many pods',
    'main;a 80\nmain;b 59\nmain;c 61',
    /2 × baseline .*; all functions alike, as with more load or more instances\. Sure/,
  ],
  [
    'half the load',
    'main;a 20\nmain;b 15\nmain;c 15',
    /50 % less .*; all functions alike, as with less load or fewer instances\. Sure/,
  ],
  ['one function', 'main;a 140\nmain;b 30\nmain;c 30', /2 × baseline .*; a 100 %\. Sure/],
  ['two of three', 'main;a 80\nmain;b 60\nmain;c 30', /1\.7 × baseline .*; a 57\.1 %, b 42\.9 %\. Sure/],
])('a whole that changed with all of its functions alike names none: %s', (_, text, expected) => {
  const diff = computeDiff(cpuTree('main;a 40\nmain;b 30\nmain;c 30'), cpuTree(text));
  const sure: Verdict = { isSure: true, chance: 0.01, smallest: SECOND_NS };
  const functions = new Map(['a', 'b', 'c'].map((name) => [name, { self: sure, total: sure }]));
  expect(describeOf({ diff, sureness: { ...estimated(['a']), functions } })).toMatch(expected);
});

test('of a program that is nearly one function, that one is named', () => {
  const diff = computeDiff(cpuTree('main;a 90\nmain;b 10'), cpuTree('main;a 180\nmain;b 20'));
  expect(describeOf({ diff, sureness: undefined })).toContain('; a 90 %, b 10 %');
});
