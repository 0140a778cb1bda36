import { computeSureness, type DiffSlice } from 'profile/diff/computeSureness';
import { createRandom } from 'profile/diff/createRandom';
import { mergeTrees } from 'profile/series/slices/alignTrees';
import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import { createBurstyHour, createRecordedHour, type Hour, readRecorded, TICK_MS, TICKS } from './corpora';
import { hasAlarm } from './runDiff';

// Two regions in the same hour under the same load, which swings: how often a difference is claimed if there is none, and the
// smallest rise of everything in one of them that is found in 90 % of runs, by pairs of slices and without pairing.
// `npx tsx tests/diff-experiments/pairs.ts [runs [seed]]` prints the table of docs/diff.md.

const RUNS = Number(process.argv[2] ?? 200);
const SEED = Number(process.argv[3] ?? 77_301);
const SLICES = 12;
const RISES = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1];
const RUNS_PER_RISE = Math.min(40, RUNS);
const NEEDED = 0.9;

const corpora: ReadonlyArray<readonly [name: string, hour: Hour]> = [
  ['recorded `search`', createRecordedHour(readRecorded('search', 'v1'))],
  ['batches of 2.5 min in each region', createBurstyHour({ ticks: 10, pauseTicks: 40 })],
];

function scale(tree: FlameTree, factor: number): FlameTree {
  const self = tree.self.map((value) => value * factor);
  return { ...tree, self, ...computeTotals(tree.depth, self) };
}

/** One wave, from 0.4 to 1.6 of the mean, within the hour. */
const getLoad = (tick: number, phase: number): number => 1 + 0.6 * Math.sin(2 * Math.PI * (tick / TICKS + phase));

function cut(hour: readonly FlameTree[], phase: number, factor: number): DiffSlice[] {
  const ticks = TICKS / SLICES;
  return Array.from({ length: SLICES }, (_, slice) => {
    const from = slice * ticks;
    const trees = hour.slice(from, from + ticks).map((tree, i) => scale(tree, factor * getLoad(from + i, phase)));
    return { tree: mergeTrees(trees), weight: (ticks * TICK_MS) / 1000 };
  });
}

function estimate(createHour: Hour, rise: number, run: number, options: { test: 'rate' | 'share'; isPaired: boolean }) {
  const random = createRandom(SEED + run);
  const phase = random();
  const [baseline, comparison] = [cut(createHour(random), phase, 1), cut(createHour(random), phase, 1 + rise)];
  const sureness = computeSureness(baseline, comparison, { ...options, seed: SEED + run });
  if (sureness.status === 'unknown') {
    throw new Error(`Unknown: ${sureness.reason}.`);
  }
  return sureness;
}

function countRuns(runs: number, isCounted: (run: number) => boolean): number {
  return Array.from({ length: runs }, (_, run) => isCounted(run)).filter(Boolean).length;
}

console.log('| corpus | slices | alarms, rate | alarms, share | found at each rise |\n|---|---|---|---|---|');
for (const [name, createHour] of corpora) {
  for (const isPaired of [true, false]) {
    const [rate, share] = (['rate', 'share'] as const).map((test) =>
      countRuns(RUNS, (run) => hasAlarm(estimate(createHour, 0, run, { test, isPaired }))),
    );
    const shares: string[] = [];
    for (const rise of RISES) {
      const found = countRuns(
        RUNS_PER_RISE,
        (run) => estimate(createHour, rise, run, { test: 'rate', isPaired }).whole.isSure,
      );
      shares.push(`${Math.round(rise * 100)} %: ${Math.round((100 * found) / RUNS_PER_RISE)} %`);
      if (found >= NEEDED * RUNS_PER_RISE) {
        break;
      }
    }
    console.log(
      `| ${name} | ${isPaired ? 'paired' : 'not paired'} | ${rate} of ${RUNS} | ${share} of ${RUNS} | ${shares.join(', ')} |`,
    );
  }
}
