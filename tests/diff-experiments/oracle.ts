import { createRandom } from 'profile/diff/createRandom';
import { leaveSpikes } from 'profile/series/ranges/leaveSpikes';
import { computeStatistics } from 'profile/series/services/computeStatistics';
import { CORPORA, isPlaced, type MadeKind, type MadeOptions, type MadeSeries, makeSeries } from './madeSeries';

// How many changes could at best be told: `npx tsx tests/diff-experiments/oracle.ts [series per corpus [seed [corpus]]]`. It tries each stretch
// with both borders to the slot, knows how much of a deviation stays in the next slot, and takes for its bound what one of a hundred
// flat series of the very same noise reaches. No method that has to find these out can be much better.

const COUNT = Number(process.argv[2] ?? 300);
const SEED = Number(process.argv[3] ?? 0);
const WANTED = process.argv[4] ?? '';
const ALARMS = 0.01;
const SHORTEST_MS = 270_000;

const formatPercent = (part: number): string => `${((100 * part) / COUNT).toFixed(1)} %`;

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Made {
  readonly made: MadeSeries;
  readonly slots: Float64Array;
  readonly toMs: (slot: number) => number;
}

function make(kind: MadeKind, options: MadeOptions, random: () => number): Made {
  const made = makeSeries(kind, options, random);
  const change = computeStatistics(new Map([['', made.series]]), made.context).byName.get('')?.change;
  if (change?.kind !== 'measured') {
    throw new Error('A made series has too little to choose from.');
  }
  const { slots, fromMs, slotMs } = change.selection;
  return { made, slots: leaveSpikes(slots), toMs: (slot) => fromMs + slot * slotMs };
}

interface BestStretch {
  /** n × ln (what strays without it / what strays with it). */
  readonly ratio: number;
  readonly from: number;
  readonly to: number;
}

/** The likeliest stretch where `left` of a deviation stays. */
function findBest(slots: Float64Array, left: number, shortest: number): BestStretch {
  const kept = 1 - left;
  const known = new Float64Array(slots.length + 1);
  const news = new Float64Array(slots.length + 1);
  let [squares, count, sum] = [0, 0, 0];
  slots.forEach((slot, i) => {
    const value = slot - left * at(slots, i - 1);
    const isKnown = !Number.isNaN(value);
    count += Number(isKnown);
    sum += isKnown ? value : 0;
    squares += isKnown ? value ** 2 : 0;
    known[i + 1] = count;
    news[i + 1] = sum;
  });
  /** Σ over a stretch of what it adds to each slot: 1 to the first one, `inside` further on, `after` to the one after it. */
  const weigh = (sums: Float64Array, from: number, to: number, inside: number, after: number): number =>
    at(sums, from + 1) -
    at(sums, from) +
    inside * (at(sums, to) - at(sums, from + 1)) +
    (to < slots.length ? after * (at(sums, to + 1) - at(sums, to)) : 0);
  let most = 0;
  let [bestFrom, bestTo] = [0, 0];
  for (let from = Math.ceil(shortest / 2); from < slots.length; from++) {
    for (let to = from + shortest; to <= slots.length; to++) {
      const shared = weigh(known, from, to, kept, -left);
      const product = weigh(news, from, to, kept, -left) - (shared * sum) / count;
      const explained = product ** 2 / (weigh(known, from, to, kept ** 2, left ** 2) - shared ** 2 / count);
      if (explained > most) {
        [bestFrom, bestTo, most] = [from, to, explained];
      }
    }
  }
  const without = squares - sum ** 2 / count;
  return { ratio: count * Math.log(without / (without - most)), from: bestFrom, to: bestTo };
}

const at = (values: Float64Array, place: number): number => values[place] ?? Number.NaN;

/** How much of a deviation stays, seen in many series together. */
function computeLeft(flat: readonly Float64Array[]): number {
  const [next, own] = [1, 0].map((distance) =>
    average(
      flat.flatMap((slots) => {
        const mean = average(Array.from(slots).filter((value) => !Number.isNaN(value)));
        return Array.from(
          slots.subarray(distance),
          (value, i) => (value / mean - 1) * (at(slots, i) / mean - 1),
        ).filter((product) => !Number.isNaN(product));
      }),
    ),
  ) as [number, number];
  return Math.max(0, next / own);
}

console.log('| corpus, step | steps told, borders right | plateaus told, borders right |\n|---|---|---|');
for (const [name, options] of CORPORA.filter(([each]) => each.includes(WANTED))) {
  const random = createRandom(SEED);
  const makeAll = (kind: MadeKind): Made[] => Array.from({ length: COUNT }, () => make(kind, options, random));
  const shortest = Math.max(4, Math.ceil(SHORTEST_MS / Math.max(options.stepMs, options.pushMs)));
  const flat = makeAll('flat');
  const left = computeLeft(flat.map(({ slots }) => slots));
  const ratios = flat.map(({ slots }) => findBest(slots, left, shortest).ratio).sort((one, other) => other - one);
  const bound = ratios[Math.floor(ALARMS * COUNT)] ?? 0;
  const told = (['step', 'plateau'] as const).map((kind) => {
    const found = makeAll(kind)
      .map((each) => ({ ...each, best: findBest(each.slots, left, shortest) }))
      .filter(({ best }) => best.ratio > bound);
    const placed = found.filter(({ made, slots, toMs, best: { from, to } }) =>
      isPlaced(made, { fromMs: toMs(from), toMs: to < slots.length ? toMs(to) : undefined }),
    );
    return `${formatPercent(found.length)}, ${formatPercent(placed.length)}`;
  });
  console.log(`| ${name}, step ${options.stepMs / 1000} s | ${told.join(' | ')} |`);
}
