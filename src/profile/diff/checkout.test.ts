/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import { describeSelection } from 'profile/series/ranges/describeSelection';
import { mergeTrees } from 'profile/series/slices/alignTrees';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { readManifest } from '../../../demo/profiles/Manifest';
import { DEPLOYMENTS } from '../../../demo/workloads/history/deployments';
import { type Push, replayDeployment } from '../../../demo/workloads/history/replayDeployment';
import { readProfile, TICK_MS, TICKS } from '../../../tests/diff-experiments/corpora';
import { getTicks, runDiff, selectRanges } from '../../../tests/diff-experiments/runDiff';
import { computeAttribution, type GroupedAmounts } from './computeAttribution';
import { computeFunctionDiff, scaleFunctions } from './computeFunctionDiff';
import { describeDiff } from './describeDiff';
import { computeDiffScale, type DiffQuestion } from './DiffQuestion';
import { computeDiff } from './DiffTree';
import { findDiff, type FindDiffInput } from './findDiff';

// The demo's checkout: 25 min of v1, v2 in us-east 35 min and in eu-west 31 min before the end. v2's discount rules expire at once,
// so it parses them again for every request: parseDiscountRule and tokenizeCondition below it.

type Pushed = Push & { readonly tree: FlameTree };

const hour = readHour();
const trees = hour.map((pushes) => mergeTrees(pushes.map(({ tree }) => tree)));
const selection = selectRanges(trees);
const { baseline, comparison } = selection;
const sides = [getTicks(trees, baseline), getTicks(trees, comparison)].map(mergeTrees);
const diff = computeDiff(sides[0] ?? mergeTrees([]), sides[1] ?? mergeTrees([]));
const sureness = {
  rate: runDiff(trees, { test: 'rate', isAutoSelected: true }),
  share: runDiff(trees, { test: 'share', isAutoSelected: true }),
};
const minutes = (timeMs: number): number => timeMs / 60_000;

function readHour(): Pushed[][] {
  const versions = readManifest().services.filter(({ service }) => service === 'checkout');
  const ticks: Pushed[][] = Array.from({ length: TICKS }, () => []);
  for (const deployment of DEPLOYMENTS.filter(({ service }) => service === 'checkout')) {
    for (const push of replayDeployment(deployment, versions)) {
      if (push.labels.__name__ === 'process_cpu') {
        ticks[push.tick]?.push({ ...push, tree: readProfile(push.file, 'cpu:nanoseconds') });
      }
    }
  }
  return ticks;
}

/** Answers a query grouped by the labels for both sides. */
function groupBy(names: readonly string[]): GroupedAmounts {
  const values = new Map<string, { labels: Array<{ name: string; value: string }>; amounts: [number, number] }>();
  [baseline, comparison].forEach((range, side) => {
    for (const { labels, tree } of getTicks(hour, range).flat()) {
      const own = names.map((name) => ({ name, value: labels[name] ?? '' }));
      const entry = values.get(JSON.stringify(own)) ?? { labels: own, amounts: [0, 0] };
      values.set(JSON.stringify(own), entry);
      entry.amounts[side === 0 ? 0 : 1] += getTotal(tree);
    }
  });
  return {
    values: [...values.values()].map(({ labels, amounts: [before, after] }) => ({
      labels,
      baseline: before,
      comparison: after,
    })),
  };
}

function find(overrides: Partial<FindDiffInput> = {}) {
  const question: Omit<DiffQuestion, 'range'> = {
    profileType: describeProfileType(DEFAULT_PROFILE_TYPE),
    selector: '{service_name="checkout"}',
  };
  return findDiff({
    baseline: { ...question, range: baseline },
    comparison: { ...question, range: comparison },
    diff,
    mode: 'per-second',
    sureness: sureness.rate,
    nowMs: TICKS * TICK_MS,
    stretch: selection.stretch,
    attribution: computeAttribution({
      groups: [['region'], ['hostname'], ['namespace'], ['version'], ['version', 'region']].map(groupBy),
      total: { baseline: diff.baseline.total[0] ?? 0, comparison: diff.comparison.total[0] ?? 0 },
      weight: { baseline: getDurationMs(baseline) / 1000, comparison: getDurationMs(comparison) / 1000 },
    }),
    ...overrides,
  });
}

test('auto-select finds when v2 came, and leaves the time out in which only one region had it', () => {
  expect(selection.status).toBe('change');
  expect(minutes(selection.stretch?.fromMs ?? 0)).toBeCloseTo(25, 0);
  expect(minutes(baseline.toMs)).toBeLessThanOrEqual(25);
  expect(minutes(comparison.fromMs)).toBeGreaterThanOrEqual(29);
  expect(describeSelection(selection, 'cores', (timeMs) => `minute ${minutes(timeMs)}`)).toMatch(
    /^The largest change of this range begins at minute 25 and is complete at minute 29, from 0\.1\d* cores to 0\.6\d* cores \(\+\d+ %\)\./,
  );
});

test('the sentence names how much, since when, which version, which functions, and is sure', () => {
  expect(describeDiff(find(), { formatTime: (timeMs) => `minute ${minutes(timeMs)}` })).toMatch(
    /^Comparison costs 5\.\d × baseline per second \(\+0\.5\d+ cores\) since minute 25; 100 % of the rise is version=v2 \(v1 fell\); .*tokenizeCondition 3\d(\.\d)? %, parseDiscountRule 1\d.*\. Sure \(\d+ and \d+ slices\)\.$/,
  );
});

test('the function that really got slower comes first, and is sure, in every mode', () => {
  const question = { range: baseline, profileType: describeProfileType(DEFAULT_PROFILE_TYPE), selector: '' };
  for (const mode of ['per-second', 'share', 'total'] as const) {
    const functions = computeFunctionDiff(diff);
    const scale = computeDiffScale(mode, diff, { baseline: question, comparison: { ...question, range: comparison } });
    const differences = scaleFunctions(functions, scale)?.difference.self ?? new Float64Array();
    const [first = 0] = [...functions.functions].sort((a, b) => (differences[b] ?? 0) - (differences[a] ?? 0));
    const name = functions.names[first] ?? '';
    expect(name).toBe('tokenizeCondition');
    expect(sureness[mode === 'share' ? 'share' : 'rate'].functions.get(name)?.self.isSure).toBe(true);
  }
});

test('two calm ranges of the same service have no change, and say what would have been seen', () => {
  const calm = trees.slice(0, 96);
  const question = { profileType: describeProfileType(DEFAULT_PROFILE_TYPE), selector: '' };
  const finding = findDiff({
    baseline: { ...question, range: { fromMs: 0, toMs: 48 * TICK_MS } },
    comparison: { ...question, range: { fromMs: 48 * TICK_MS, toMs: 96 * TICK_MS } },
    diff: computeDiff(mergeTrees(calm.slice(0, 48)), mergeTrees(calm.slice(48))),
    mode: 'per-second',
    sureness: runDiff(calm, { test: 'rate', isAutoSelected: false }),
    nowMs: TICKS * TICK_MS,
  });
  expect(describeDiff(finding, { formatTime: String })).toMatch(
    /^No change found\. Smallest change we would likely have seen \(90 %\): [\d.]+ mcores, \d+(\.\d)? % of baseline \(12 and 12 slices\)\./,
  );
});
