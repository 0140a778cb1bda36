import type { Series, SeriesContext } from 'profile/series/change/Series';
import type { ChangedStretch } from 'profile/series/ranges/autoSelect';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

// Series that are made up, so that what is right of each is known. All numbers come from `random`, so a seed gives the same again.

export type MadeKind =
  /** One level throughout. */
  | 'flat'
  /** Flat, but the last part of the range has no points. Alone it cannot be told from `stopped`; the other series end with it. */
  | 'late'
  /** Flat from some time on. */
  | 'begun'
  /** Flat until some time. */
  | 'stopped'
  /** Flat with one to three gaps. */
  | 'gapped'
  /** A level, then another one. */
  | 'step'
  /** A level, another one for a while, and the first again. */
  | 'plateau'
  /** A level, on the way to another one for a while, then that one. */
  | 'ramp'
  /** One to three points far above all others. */
  | 'spike'
  /** Higher now and then, for a while and at random. */
  | 'bursts'
  /** Rises and falls as days do: one whole wave, or a part of it. */
  | 'wave'
  /** Two steps the same way, as of two releases: of three levels the second is between the others. */
  | 'two steps';

export const MADE_KINDS: readonly MadeKind[] = [
  'flat',
  'late',
  'begun',
  'stopped',
  'gapped',
  'step',
  'plateau',
  'ramp',
  'spike',
  'bursts',
  'wave',
  'two steps',
];

export interface MadeOptions {
  readonly rangeMs: number;
  readonly stepMs: number;
  /** A profile comes this often, at an even distance but for a twentieth. */
  readonly pushMs: number;
  /** Standard deviation of a profile, as a part of the mean: 0.05 is 5 %. */
  readonly noise: number;
  /** Part of a deviation that is left in the next profile (AR(1)): 0 for independent ones. */
  readonly persistence: number;
  /** Standard deviation of a further part of which nothing is left in the next profile, as counted samples have it. */
  readonly countingNoise?: number;
  /** Smallest and largest size of steps, plateaus and ramps, as a part of the level before: 0.3 is +30 % or −30 %. */
  readonly sizes: readonly [smallest: number, largest: number];
  /** Shortest and longest plateau, as parts of the range. */
  readonly plateaus: readonly [shortest: number, longest: number];
}

export const HOUR: MadeOptions = {
  rangeMs: 3_600_000,
  stepMs: 15_000,
  pushMs: 15_000,
  noise: 0.1,
  persistence: 0,
  sizes: [0.3, 2],
  plateaus: [5 / 60, 30 / 60],
};

export const DAY: MadeOptions = {
  ...HOUR,
  rangeMs: 86_400_000,
  stepMs: 600_000,
  noise: 0.03,
  plateaus: [1 / 24, 4 / 24],
};

const SHORT_MINUTES = [12, 16, 20, 24, 30, 40];

/** As many slots as minutes, which is what somebody looks at while something happens. Plateaus of five minutes and more. */
const SHORT: ReadonlyArray<readonly [name: string, options: MadeOptions]> = SHORT_MINUTES.flatMap((minutes) => {
  const plateaus = [Math.min(5 / minutes, 0.4), 0.5] as const;
  const short = { ...HOUR, rangeMs: minutes * 60_000, pushMs: 60_000, plateaus, sizes: [0.5, 2] as const };
  return [
    [`${minutes} minutes, profiles every 60 s, noise 5 %`, { ...short, noise: 0.05 }] as const,
    [`${minutes} minutes, profiles every 60 s, noise 10 %, half of it stays`, { ...short, persistence: 0.5 }] as const,
  ];
});

/** The series behind the tables of docs/diff.md. */
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
  [
    'an hour, profiles every 15 s, noise 7 %, 0.9 of it stays, and 7 % of which nothing stays',
    { ...HOUR, noise: 0.07, persistence: 0.9, countingNoise: 0.07 },
  ],
  [
    'two hours, profiles every 15 s, noise 7 %, 0.9 of it stays, and 4 % of which nothing stays',
    { ...HOUR, rangeMs: 7_200_000, noise: 0.07, persistence: 0.9, countingNoise: 0.04 },
  ],
  ['a day, profiles every 15 s, noise 20 %', { ...DAY, noise: 0.2 }],
  ...SHORT,
];

export interface MadeSeries {
  readonly kind: MadeKind;
  readonly series: Series;
  readonly context: SeriesContext;
  /** Time between two profiles. */
  readonly pushMs: number;
  /** Times at which the level changes: of a step one, of a plateau or ramp its two ends. */
  readonly bordersMs: readonly number[];
  /** Rise of the new level as a part of the first one; 0 if there is none. */
  readonly size: number;
  /** Time without data. */
  readonly missing: readonly TimeRangeMs[];
}

const FROM_MS = 1_795_421_460_000;

export function makeSeries(kind: MadeKind, options: MadeOptions, random: () => number): MadeSeries {
  const { rangeMs, stepMs, pushMs, noise, persistence, countingNoise = 0 } = options;
  const range = { fromMs: FROM_MS, toMs: FROM_MS + rangeMs };
  const shape = makeShape(kind, options, random);
  const level = Math.exp(6 * random() - 4);
  const amounts = new Map<number, number>();
  let deviation = drawNormal(random);
  for (let timeMs = pushMs * random(); timeMs <= rangeMs; timeMs += pushMs * (1 + 0.1 * (random() - 0.5))) {
    const part = timeMs / rangeMs;
    deviation = persistence * deviation + Math.sqrt(1 - persistence ** 2) * drawNormal(random);
    if (!shape.missing.some(([from, to]) => part > from && part <= to)) {
      const counting = countingNoise > 0 ? countingNoise * drawNormal(random) : 0;
      const used = Math.max(0, level * shape.getLevel(part) * (1 + noise * deviation + counting));
      // A point stands for the step that ends at it, and has what was used in it, per second.
      const pointMs = FROM_MS + Math.ceil(timeMs / stepMs) * stepMs;
      amounts.set(pointMs, (amounts.get(pointMs) ?? 0) + (used * pushMs) / stepMs);
    }
  }
  const points = [...amounts].filter(([timeMs]) => timeMs <= range.toMs);
  return {
    kind,
    series: { timesMs: points.map(([timeMs]) => timeMs), values: points.map(([, value]) => value) },
    context: { range, stepMs, kind: 'rate', averageUnit: 'cores' },
    pushMs,
    bordersMs: shape.borders.map((part) => FROM_MS + part * rangeMs),
    size: shape.size,
    missing: shape.missing.map(([from, to]) => ({ fromMs: FROM_MS + from * rangeMs, toMs: FROM_MS + to * rangeMs })),
  };
}

/**
 * True if the borders of a stretch are those of the series: within two steps of the series or a 48th of its range, whichever is
 * more. For less than 48 profiles it is one of them, as a profile tells of all the time before it alike.
 */
export function isPlaced(
  { bordersMs, pushMs, context: { range, stepMs } }: MadeSeries,
  { fromMs, toMs }: Pick<ChangedStretch, 'fromMs' | 'toMs'>,
): boolean {
  const most = Math.max(2 * stepMs, pushMs, (range.toMs - range.fromMs) / 48);
  const found = [fromMs, ...(toMs === undefined ? [] : [toMs])];
  return found.length === bordersMs.length && found.every((each, i) => Math.abs(each - (bordersMs[i] ?? 0)) <= most);
}

/** All in parts of the range, and of the level. */
interface Shape {
  readonly getLevel: (part: number) => number;
  readonly borders: readonly number[];
  readonly size: number;
  readonly missing: ReadonlyArray<readonly [from: number, to: number]>;
}

function makeShape(kind: MadeKind, { sizes, plateaus, rangeMs, pushMs }: MadeOptions, random: () => number): Shape {
  const draw = (from: number, to: number): number => from + (to - from) * random();
  const flat: Shape = { getLevel: () => 1, borders: [], size: 0, missing: [] };
  // A drop by 30 % is a rise by 43 % backwards: both are drawn as factors.
  const factor = (1 + draw(...sizes)) ** (random() < 0.5 ? 1 : -1);
  switch (kind) {
    case 'flat':
      return flat;
    case 'late':
      return { ...flat, missing: [[1 - draw(0.05, 0.4), 1]] };
    case 'begun':
      return { ...flat, missing: [[0, draw(0.1, 0.85)]] };
    case 'stopped':
      return { ...flat, missing: [[draw(0.15, 0.9), 1]] };
    case 'gapped': {
      const count = 1 + Math.floor(3 * random());
      const missing = Array.from({ length: count }, (_, i) => {
        const from = (i + draw(0.1, 0.4)) / count;
        return [from, from + draw(0.1, 0.5) / count] as const;
      });
      return { ...flat, missing };
    }
    case 'step': {
      const at = draw(0.15, 0.85);
      return { ...flat, getLevel: (part) => (part > at ? factor : 1), borders: [at], size: factor - 1 };
    }
    case 'plateau': {
      const length = draw(...plateaus);
      const from = draw(0.1, 0.9 - length);
      const getLevel = (part: number): number => (part > from && part <= from + length ? factor : 1);
      return { ...flat, getLevel, borders: [from, from + length], size: factor - 1 };
    }
    case 'ramp': {
      const length = draw(0.2, 0.6);
      const from = draw(0.1, 0.9 - length);
      const getLevel = (part: number): number => 1 + (factor - 1) * Math.max(0, Math.min(1, (part - from) / length));
      return { ...flat, getLevel, borders: [from, from + length], size: factor - 1 };
    }
    case 'two steps': {
      const [first, second] = [draw(0.25, 0.4), draw(0.6, 0.75)];
      const getLevel = (part: number): number => (part > second ? factor ** 2 : part > first ? factor : 1);
      return { ...flat, getLevel, borders: [first, second], size: factor ** 2 - 1 };
    }
    case 'spike': {
      const times = Array.from({ length: 1 + Math.floor(3 * random()) }, () => draw(0.02, 0.98));
      const height = draw(5, 30);
      const isSpike = (part: number): boolean => times.some((at) => part > at && part <= at + pushMs / rangeMs);
      return { ...flat, getLevel: (part) => (isSpike(part) ? height : 1) };
    }
    case 'bursts': {
      const [length, height] = [draw(0.01, 0.04), draw(1.5, 4)];
      const starts = Array.from({ length: 6 }, () => draw(0, 1));
      return { ...flat, getLevel: (part) => (starts.some((at) => part > at && part <= at + length) ? height : 1) };
    }
    case 'wave': {
      const [height, waves, phase] = [draw(0.2, 0.6), draw(0.3, 1.5), draw(0, 1)];
      return { ...flat, getLevel: (part) => 1 + height * Math.sin(2 * Math.PI * (waves * part + phase)) };
    }
  }
}

function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
