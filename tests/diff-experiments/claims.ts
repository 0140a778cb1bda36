import { createRandom } from 'profile/diff/createRandom';
import type { ChangedStretch } from 'profile/series/ranges/autoSelect';
import { computeStatistics } from 'profile/series/services/computeStatistics';
import { DAY, HOUR, MADE_KINDS, type MadeKind, type MadeOptions, type MadeSeries, makeSeries } from './madeSeries';

// What All services claims of series that are made up: `npx tsx tests/diff-experiments/claims.ts [series per corpus [seed]]`.
// Prints a table, of steps and plateaus also how many are found where they are, and fails where a flat, late, begun, stopped or gapped series is called changed in more than one of a hundred.

const COUNT = Number(process.argv[2] ?? 1000);
/** The method was tuned on 5, 6, 7 and 20261129, so only other seeds are evidence. */
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
  ['an hour, profiles every 15 s, noise 5 %, 0.9 of it stays', { ...HOUR, noise: 0.05, persistence: 0.9 }],
  ['an hour, profiles every 15 s, noise 10 %', { ...HOUR, stepMs: 60_000 }],
  ['a day, profiles every 15 s, noise 20 %', { ...DAY, noise: 0.2 }],
];

interface Counts {
  readonly claimed: number;
  /** Of those of a step or a plateau, the ones whose borders are right. */
  readonly placed: number;
}

/** Series of one kind side by side, as one answer has them: what is late is late for all, what stopped is next to flat ones. */
function count(kind: MadeKind, options: MadeOptions, random: () => number): Counts {
  const made = Array.from({ length: COUNT }, () => makeSeries(kind, options, random));
  const others = kind === 'late' ? [] : [makeSeries('flat', options, random)];
  const groups = kind === 'late' ? made.map((each) => [each]) : [[...made, ...others]];
  const stretches = groups.flatMap((group) => findStretches(group, made));
  return {
    claimed: stretches.length,
    placed: stretches.filter(([each, stretch]) => isPlaced(each, stretch)).length,
  };
}

function findStretches(
  group: readonly MadeSeries[],
  counted: readonly MadeSeries[],
): Array<[made: MadeSeries, stretch: ChangedStretch]> {
  const [first] = group;
  const statistics =
    first && computeStatistics(new Map(group.map((each, i) => [String(i), each.series])), first.context).byName;
  return group.flatMap((each, i): Array<[MadeSeries, ChangedStretch]> => {
    const change = statistics?.get(String(i))?.change;
    const stretch = change?.kind === 'measured' ? change.selection.stretch : undefined;
    return stretch && counted.includes(each) ? [[each, stretch]] : [];
  });
}

/** Within two steps of the series or a 48th of its range, whichever is more. */
function isPlaced({ bordersMs, context: { range, stepMs } }: MadeSeries, { fromMs, toMs }: ChangedStretch): boolean {
  const most = Math.max(2 * stepMs, (range.toMs - range.fromMs) / 48);
  const found = [fromMs, ...(toMs === undefined ? [] : [toMs])];
  return found.length === bordersMs.length && found.every((each, i) => Math.abs(each - (bordersMs[i] ?? 0)) <= most);
}

function main(): void {
  console.log(`| corpus, step | ${MADE_KINDS.join(' | ')} |\n|---|${MADE_KINDS.map(() => '---|').join('')}`);
  for (const [name, options] of CORPORA) {
    const random = createRandom(SEED);
    const parts = MADE_KINDS.map((kind) => {
      const { claimed, placed } = count(kind, options, random);
      if (UNCHANGED.includes(kind) && claimed / COUNT > MOST_CLAIMS) {
        process.exitCode = 1;
      }
      const isPlaceable = kind === 'step' || kind === 'plateau';
      return formatPercent(claimed) + (isPlaceable ? `, ${formatPercent(placed)}` : '');
    });
    console.log(`| ${name}, step ${options.stepMs / 1000} s | ${parts.join(' | ')} |`);
  }
}

const formatPercent = (part: number): string => `${((part * 100) / COUNT).toFixed(1)} %`;

main();
