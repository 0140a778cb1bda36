import { createRandom } from 'profile/diff/createRandom';
import type { ChangedStretch } from 'profile/series/ranges/autoSelect';
import { computeStatistics } from 'profile/series/services/computeStatistics';
import { computeUpperBound } from './computeUpperBound';
import {
  CORPORA,
  isPlaced,
  MADE_KINDS,
  type MadeKind,
  type MadeOptions,
  type MadeSeries,
  makeSeries,
} from './madeSeries';

// What All services claims of series that are made up: `npx tsx tests/diff-experiments/claims.ts [series per corpus and seed [seeds [corpus]]]`,
// seeds with commas between them, a corpus by a part of its name. Prints a table, of steps and plateaus also how many are found where they
// are, and fails if a flat, late, begun, stopped or gapped series is called changed in more than one of a hundred.

const COUNT = Number(process.argv[2] ?? 1000);
/** The method was tuned on 5, 6, 7 and 20261129, so only other seeds are evidence. */
const SEEDS = (process.argv[3] ?? '20261129').split(',').map(Number);
const WANTED = process.argv[4] ?? '';

const UNCHANGED: readonly MadeKind[] = ['flat', 'late', 'begun', 'stopped', 'gapped'];
const MOST_CLAIMS = 0.01;

interface Counts {
  readonly claimed: number;
  /** Findings of a step or a plateau whose borders are right. */
  readonly placed: number;
}

/**
 * Counts series of one kind side by side, as one answer has them: late data are late for all, a stopped series is next to flat
 * ones.
 */
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

function main(): void {
  const all = SEEDS.length * COUNT;
  const formatPercent = (share: number): string => (share * 100).toFixed(1);
  console.log(
    `Of ${all} series of each kind, in %.\n| corpus, step | ${MADE_KINDS.join(' | ')} | unchanged together, upper 95 % bound |\n|---|${MADE_KINDS.map(() => '---|').join('')}---|`,
  );
  for (const [name, options] of CORPORA.filter(([each]) => each.includes(WANTED))) {
    const randoms = SEEDS.map((seed) => createRandom(seed));
    let claims = 0;
    const cells = MADE_KINDS.map((kind) => {
      const counts = randoms.map((random) => count(kind, options, random));
      const [claimed, placed] = (['claimed', 'placed'] as const).map((each) =>
        counts.reduce((sum, one) => sum + one[each], 0),
      ) as [number, number];
      if (UNCHANGED.includes(kind)) {
        claims += claimed;
        process.exitCode = claimed / all > MOST_CLAIMS ? 1 : process.exitCode;
      }
      const isPlaceable = kind === 'step' || kind === 'plateau';
      return formatPercent(claimed / all) + (isPlaceable ? `, ${formatPercent(placed / all)}` : '');
    });
    const bound = computeUpperBound(claims, UNCHANGED.length * all);
    const together = `${formatPercent(claims / (UNCHANGED.length * all))}, ${formatPercent(bound)}`;
    console.log(`| ${name}, step ${options.stepMs / 1000} s | ${cells.join(' | ')} | ${together} |`);
  }
}

main();
