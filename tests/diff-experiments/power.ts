import { createRandom } from 'profile/diff/createRandom';
import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import { createRecordedHour, readRecorded, TICKS } from './corpora';
import { runDiff } from './runDiff';

// The smallest rise that is found in 90 % of runs: `npx tsx tests/diff-experiments/power.ts [runs [seed]]`. A recorded service gets
// dearer in the middle of the hour, as a whole or in one function. Prints the table of docs/diff.md.

const RUNS = Number(process.argv[2] ?? 100);
const SEED = Number(process.argv[3] ?? 0);
const RISES = [0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5];
const NEEDED = 0.9;

const createHour = createRecordedHour(readRecorded('search', 'v1'));

/** `undefined`: everything. */
const subjects = [undefined, 'scoreDocuments', 'markTerms'] as const;

function raise(tree: FlameTree, name: string | undefined, rise: number): FlameTree {
  const index = name === undefined ? -1 : tree.names.indexOf(name);
  const self = tree.self.map((value, node) =>
    name === undefined || tree.nameIndex[node] === index ? value * (1 + rise) : value,
  );
  return { ...tree, self, ...computeTotals(tree.depth, self) };
}

function isFound(name: string | undefined, rise: number, isAutoSelected: boolean, run: number): boolean {
  const hour = createHour(createRandom(SEED + run)).map((tree, tick) =>
    tick < TICKS / 2 ? tree : raise(tree, name, rise),
  );
  const { whole, functions } = runDiff(hour, { test: 'rate', isAutoSelected, seed: SEED + run });
  return name === undefined ? whole.isSure : functions.get(name)?.self.isSure === true;
}

console.log('| what rises | ranges | smallest rise found in 90 % of runs | found at each rise |\n|---|---|---|---|');
for (const name of subjects) {
  for (const isAutoSelected of [false, true]) {
    const found: string[] = [];
    let smallest = 'more than 50 %';
    for (const rise of RISES) {
      const runs = Array.from({ length: RUNS }, (_, run) => isFound(name, rise, isAutoSelected, run));
      const share = runs.filter(Boolean).length / RUNS;
      found.push(`${Math.round(rise * 100)} %: ${Math.round(share * 100)} %`);
      if (share >= NEEDED) {
        smallest = `+${Math.round(rise * 100)} %`;
        break;
      }
    }
    const ranges = isAutoSelected ? 'auto-select' : 'two halves';
    console.log(`| ${name ?? 'everything'} | ${ranges} | ${smallest} | ${found.join(', ')} |`);
  }
}
