import { DEFAULT_LEVEL } from 'profile/diff/computeSureness';
import { createRandom } from 'profile/diff/createRandom';
import { computeUpperBound } from './computeUpperBound';
import { createBurstyHour, createRecordedHour, type Hour, readRecorded } from './corpora';
import { hasAlarm, runDiff } from './runDiff';

// How often the diff of an unchanged service shows any change as sure:
// `npx tsx tests/diff-experiments/falseAlarms.ts [runs [seed [corpus and ranges]]]`, these by a part of their names.
// Prints the table of docs/diff.md, and fails if a bound is above twice the level.

const RUNS = Number(process.argv[2] ?? 500);
/** The method was tuned on 20261123, so only other seeds are evidence. */
const SEED = Number(process.argv[3] ?? 20_261_123);
const WANTED = process.argv[4] ?? '';

const corpora: ReadonlyArray<readonly [name: string, hour: Hour]> = [
  ['recorded `search`, whole 15 s profiles', createRecordedHour(readRecorded('search', 'v1'))],
  ['batches of 1 min, every 5 min', createBurstyHour({ ticks: 4, pauseTicks: 20 })],
  ['batches of 2.5 min, every 10 min', createBurstyHour({ ticks: 10, pauseTicks: 40 })],
];

const formatPercent = (share: number): string => `${(share * 100).toFixed(1)} %`;

console.log(`| corpus | ranges | test | runs with any alarm | upper 95 % bound |\n|---|---|---|---|---|`);
let isKept = true;
for (const [corpus, createHour] of corpora) {
  for (const isAutoSelected of [false, true]) {
    const ranges = isAutoSelected ? 'auto-select' : 'two halves';
    if (!`${corpus}, ${ranges}`.includes(WANTED)) {
      continue;
    }
    const random = createRandom(SEED);
    const counts = { rate: 0, share: 0 };
    for (let run = 0; run < RUNS; run++) {
      const hour = createHour(random);
      counts.rate += hasAlarm(runDiff(hour, { test: 'rate', isAutoSelected, seed: SEED + run })) ? 1 : 0;
      counts.share += hasAlarm(runDiff(hour, { test: 'share', isAutoSelected, seed: SEED + run })) ? 1 : 0;
    }
    for (const test of ['rate', 'share'] as const) {
      const upper = computeUpperBound(counts[test], RUNS);
      isKept &&= upper <= 2 * DEFAULT_LEVEL;
      const share = `${counts[test]} of ${RUNS} (${formatPercent(counts[test] / RUNS)})`;
      console.log(`| ${corpus} | ${ranges} | ${test} | ${share} | ${formatPercent(upper)} |`);
    }
  }
}
if (!isKept) {
  console.error('A bound is above twice the level.');
  process.exitCode = 1;
}
