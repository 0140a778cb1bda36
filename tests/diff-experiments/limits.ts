import { createRandom } from 'profile/diff/createRandom';
import { computeStatistics } from 'profile/series/services/computeStatistics';
import { HOUR, type MadeKind, type MadeOptions, type MadeSeries, makeSeries } from './madeSeries';

// Up to which noise steps and plateaus are found, and how many of them somebody could tell who knows when they begin and end, and what
// kind of noise there is: `npx tsx tests/diff-experiments/limits.ts [series per row [seed]]`. Prints a table of docs/diff.md.

const COUNT = Number(process.argv[2] ?? 400);
const SEED = Number(process.argv[3] ?? 1);

const LEVELS: ReadonlyArray<readonly [name: string, noises: readonly number[], noise: Partial<MadeOptions>]> = [
  ['nothing stays', [0.1, 0.15, 0.2, 0.25, 0.3], {}],
  ['half of it stays', [0.05, 0.07, 0.1], { persistence: 0.5 }],
  ['0.9 of it stays', [0.03, 0.05, 0.07, 0.1], { persistence: 0.9 }],
  ['0.9 of it stays, and 7 % of which nothing stays', [0.03, 0.05, 0.07], { persistence: 0.9, countingNoise: 0.07 }],
];

/** Share of the flat series that are taken for a step or plateau even if its borders are known. */
const ALARMS = 0.01;

/**
 * Removes from each value what the ones before it predict, for noise of which a part fades slowly (AR(1)) and nothing is left of
 * the other: a Kalman filter. NaN is no value.
 */
function leaveExpected(values: readonly number[], isKnown: readonly boolean[], options: MadeOptions): number[] {
  const { noise, persistence: left, countingNoise = 0 } = options;
  const [lasting, counted] = [noise ** 2, countingNoise ** 2];
  let [variance, expected] = [lasting, 0];
  return values.map((value, place) => {
    let news = 0;
    if (isKnown[place]) {
      const seen = variance + counted;
      news = (value - expected) / Math.sqrt(seen);
      expected += (variance / seen) * (value - expected);
      variance *= counted / seen;
    }
    expected *= left;
    variance = left ** 2 * variance + (1 - left ** 2) * lasting;
    return news;
  });
}

const multiply = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);

/** Computes the difference of a stretch from the rest in standard errors: generalised least squares. */
function computeErrors(values: readonly number[], isInside: readonly boolean[], options: MadeOptions): number {
  const isKnown = values.map((value) => !Number.isNaN(value));
  const filter = (each: readonly number[]) => leaveExpected(each, isKnown, options);
  const [seen, one, stretch] = [values, values.map(() => 1), isInside.map(Number)].map(filter) as [
    number[],
    number[],
    number[],
  ];
  const leaveLevel = (each: number[]) => {
    const level = multiply(each, one) / multiply(one, one);
    return each.map((value, place) => value - level * (one[place] ?? 0));
  };
  const [value, shape] = [leaveLevel(seen), leaveLevel(stretch)];
  const own = multiply(shape, shape);
  const difference = multiply(value, shape) / own;
  const strays = (multiply(value, value) - difference ** 2 * own) / (isKnown.filter(Boolean).length - 2);
  return Math.abs(difference) / Math.sqrt(strays / own);
}

/**
 * Removes slots far from both their neighbours, by five times what neighbours usually differ: profiles that came early or late.
 */
function leaveSpikes(slots: readonly number[]): number[] {
  const differences = slots.map((value, slot) => Math.abs(value - (slots[slot - 1] ?? Number.NaN)));
  const usual = differences.filter((each) => !Number.isNaN(each)).sort((one, other) => one - other);
  const far = 5 * (usual[Math.floor(usual.length / 2)] ?? 0);
  const isFar = (slot: number): boolean => (differences[slot] ?? 0) > far && (differences[slot + 1] ?? 0) > far;
  return slots.map((value, slot) => (isFar(slot) ? Number.NaN : value));
}

interface ReadSeries {
  readonly slots: readonly number[];
  readonly isSure: boolean;
  readonly toSlot: (timeMs: number) => number;
}

function read({ series, context }: MadeSeries): ReadSeries {
  const change = computeStatistics(new Map([['', series]]), context).byName.get('')?.change;
  if (change?.kind !== 'measured') {
    throw new Error('A made series has too little to choose from.');
  }
  const { slots, fromMs, slotMs } = change.selection;
  const toSlot = (timeMs: number): number => Math.round((timeMs - fromMs) / slotMs);
  return { slots: leaveSpikes(Array.from(slots)), isSure: change.isSure, toSlot };
}

/** Computes the largest difference with each border in its place, or a slot off: a profile stands for the time before it. */
function computeLargest({ slots, toSlot }: ReadSeries, bordersMs: readonly number[], options: MadeOptions): number {
  const [startMs = 0, endMs = Infinity] = bordersMs;
  const shifts = [-1, 0, 1];
  const differences = shifts.flatMap((first) =>
    (endMs === Infinity ? [0] : shifts).map((last) => {
      const [from, to] = [toSlot(startMs) + first, toSlot(endMs) + last];
      const isInside = slots.map((_, slot) => slot >= from && slot < to);
      return computeErrors(slots, isInside, options);
    }),
  );
  return Math.max(...differences);
}

function measure(kind: MadeKind, options: MadeOptions, random: () => number): string {
  const all = Array.from({ length: COUNT }, () => {
    const made = makeSeries(kind, options, random);
    const [own, flat] = [made, makeSeries('flat', options, random)].map(read) as [ReadSeries, ReadSeries];
    const [errors, flatErrors] = [own, flat].map((each) => computeLargest(each, made.bordersMs, options));
    return { isSure: own.isSure, errors: errors ?? 0, flatErrors: flatErrors ?? 0 };
  });
  const flatErrors = all.map((each) => each.flatErrors).sort((one, other) => other - one);
  const bound = flatErrors[Math.floor(ALARMS * COUNT)] ?? 0;
  const [found, told] = [all.filter(({ isSure }) => isSure), all.filter(({ errors }) => errors > bound)];
  return [found, told].map(({ length }) => `${((100 * length) / COUNT).toFixed(1)} %`).join(' | ');
}

console.log('| noise | steps found | could be told | plateaus found | could be told |\n|---|---|---|---|---|');
for (const [name, noises, more] of LEVELS) {
  for (const noise of noises) {
    const random = createRandom(SEED);
    const options = { ...HOUR, ...more, noise };
    console.log(
      `| ${Math.round(noise * 100)} %, ${name} | ${measure('step', options, random)} | ${measure('plateau', options, random)} |`,
    );
  }
}
