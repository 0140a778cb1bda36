import { createRandom } from 'profile/diff/createRandom';
import { computeStatistics } from 'profile/series/change/computeStatistics';
import { DAY, HOUR, MADE_KINDS, type MadeKind, type MadeOptions, type MadeSeries, makeSeries } from './madeSeries';

// What All services claims of series that are made up: `npx tsx tests/diff-experiments/claims.ts [series per corpus [seed]]`.
// Prints a table, and fails where a flat, late, begun, stopped or gapped series is called changed in more than one of a hundred.

const COUNT = Number(process.argv[2] ?? 1000);
/** The method was tuned on 20261129, so only other seeds are evidence. */
const SEED = Number(process.argv[3] ?? 20_261_129);

const UNCHANGED: readonly MadeKind[] = ['flat', 'late', 'begun', 'stopped', 'gapped'];
const MOST_CLAIMS = 0.01;

export const CORPORA: ReadonlyArray<readonly [name: string, options: MadeOptions]> = [
  ['an hour, profiles every 15 s, noise 3 %', { ...HOUR, noise: 0.03 }],
  ['an hour, profiles every 15 s, noise 10 %', HOUR],
  ['an hour, profiles every 15 s, noise 30 %', { ...HOUR, noise: 0.3 }],
  ['an hour, profiles every 15 s, noise 10 %, half of it stays', { ...HOUR, persistence: 0.5 }],
  ['an hour, profiles every 15 s, noise 10 %, 0.9 of it stays', { ...HOUR, persistence: 0.9 }],
  ['an hour, profiles every 60 s, noise 10 %', { ...HOUR, pushMs: 60_000 }],
  ['two hours, profiles every 15 s, noise 10 %', { ...HOUR, rangeMs: 7_200_000, stepMs: 30_000 }],
  ['a day, profiles every 15 s, noise 20 %', { ...DAY, noise: 0.2 }],
];

/** Series of one kind side by side, as one answer has them: what is late is late for all, what stopped is next to flat ones. */
function countClaims(kind: MadeKind, options: MadeOptions, random: () => number): number {
  const made = Array.from({ length: COUNT }, () => makeSeries(kind, options, random));
  const others = kind === 'late' ? [] : [makeSeries('flat', options, random)];
  const groups = kind === 'late' ? made.map((each) => [each]) : [[...made, ...others]];
  return groups.reduce((count, group) => count + countSure(group, made), 0);
}

function countSure(group: readonly MadeSeries[], counted: readonly MadeSeries[]): number {
  const [first] = group;
  const statistics =
    first && computeStatistics(new Map(group.map((each, i) => [String(i), each.series])), first.context).byName;
  return group.filter((each, i) => counted.includes(each) && statistics?.get(String(i))?.change.isSure).length;
}

function main(): void {
  console.log(`| corpus, step | ${MADE_KINDS.join(' | ')} |\n|---|${MADE_KINDS.map(() => '---|').join('')}`);
  for (const [name, options] of CORPORA) {
    const random = createRandom(SEED);
    const parts = MADE_KINDS.map((kind) => {
      const part = countClaims(kind, options, random) / COUNT;
      if (UNCHANGED.includes(kind) && part > MOST_CLAIMS) {
        process.exitCode = 1;
      }
      return `${(part * 100).toFixed(1)} %`;
    });
    console.log(`| ${name}, step ${options.stepMs / 1000} s | ${parts.join(' | ')} |`);
  }
}

main();
