import type { Contrast } from './Contrast';
import type { PrefixSums } from './PrefixSums';

/**
 * A level explains that much better with the stretch than without it: n × ln (what strays without / what strays with it). Of made
 * series of 36 to 240 slots that do not change, fewer than one in a hundred reach 24, with noise that does not fade or leaves up to
 * 0.9 of a deviation in the next slot, each at the stretch that differs most.
 */
const CLEAR = 27;

/** How much of a deviation may be left in the next slot: what leaves more cannot be told from levels. */
const MOST_LEFT = 0.93;
const LEFT_STEPS = 20;

/** Noise that the values may have is less likely than the likeliest by at most this n × ln (strays / strays least): 2.4 standard errors. */
const PLAUSIBLE = 6;

/** Two levels, what is left of a deviation, and its size are fitted. */
const FITTED = 4;

/** What comes little by little does so in these parts of the range. 0 is at once. */
const WAYS = [0, 1 / 4, 1 / 2];

/** What strays less than this part of the squares of all values is rounding. */
const ROUNDING = 1e-12;

/**
 * Whether a series is better described by a level and a stretch that differs than by one level: a likelihood ratio. The noise of
 * a slot has something left of that of the slot before (AR(1)), so one that fades slowly strays for minutes; how much is left is
 * read from what the stretch does not explain, and of all that is plausible the one counts which makes most of the stretch noise.
 *
 *     1 1 2 1 1 7 7 8 7 7 1 2 1 1 → true     1 2 3 4 5 6 7 6 5 4 3 2 1 → false
 */
export function exceedsNoise(sums: PrefixSums, contrast: Contrast): boolean {
  const { range } = contrast;
  const values = listValues(sums, contrast);
  const ones = new Float64Array(values.length).fill(1);
  const pairs = Uint32Array.from(values.keys()).filter((i) => i > 0 && !Number.isNaN(values[i] - values[i - 1]));
  const multiply = createMultiply(pairs);
  const [squares, level, unit] = [multiply(values, values), multiply(values, ones), multiply(ones, ones)];
  const shapes = WAYS.map((way) => {
    const shape = drawShape(contrast, (way * (range.to - range.from)) / 2);
    return { own: multiply(shape, shape), level: multiply(shape, ones), product: multiply(shape, values) };
  });
  const freedom = pairs.length - FITTED;
  const least = ROUNDING * squares(0);
  const fits = Array.from({ length: LEFT_STEPS + 1 }, (_, step) => {
    const left = (MOST_LEFT * step) / LEFT_STEPS;
    const [mean, weight] = [level(left) / unit(left), unit(left)];
    const without = squares(left) - mean * level(left);
    const explained = shapes.map(({ own, level: shared, product }) => {
      const spread = own(left) - shared(left) ** 2 / weight;
      return spread > 0 ? (product(left) - shared(left) * mean) ** 2 / spread : 0;
    });
    return { without: Math.max(without, least), with: Math.max(without - Math.max(...explained), least) };
  });
  const best = Math.min(...fits.map((fit) => fit.with));
  return fits
    .filter((fit) => freedom * Math.log(fit.with / best) <= PLAUSIBLE)
    .every((fit) => freedom * Math.log(fit.without / fit.with) > CLEAR);
}

/** The slots of the range; NaN where there are no data, or they are neither of the stretch nor of the rest. */
function listValues(sums: PrefixSums, { range, stretch, rest }: Contrast): Float64Array {
  const values = new Float64Array(range.to - range.from).fill(Number.NaN);
  for (const { from, to } of [stretch, ...rest]) {
    for (let slot = from; slot < to; slot++) {
      if (sums.known[slot + 1] > sums.known[slot]) {
        values[slot - range.from] = sums.sum[slot + 1] - sums.sum[slot];
      }
    }
  }
  return values;
}

/** From −1 in the rest to 1 in the stretch, on its way for `halfWay` slots before and after each border. */
function drawShape({ range, stretch }: Contrast, halfWay: number): Float64Array {
  const [first, last] = [stretch.from - range.from, stretch.to < range.to ? stretch.to - range.from : Infinity];
  return new Float64Array(range.to - range.from).map((_, slot) => {
    const inside = Math.min(slot + 0.5 - first, last - slot - 0.5);
    return Math.max(-1, Math.min(1, halfWay > 0 ? inside / halfWay : Math.sign(inside)));
  });
}

/**
 * Σ (aᵢ − left × aᵢ₋₁) × (bᵢ − left × bᵢ₋₁) over slots that follow another: the product of what is new in each slot. As a function
 * of `left`, so that the slots are gone through once.
 */
function createMultiply(slots: Uint32Array): (first: Float64Array, second: Float64Array) => (left: number) => number {
  return (first, second) => {
    let [same, next, before] = [0, 0, 0];
    for (let place = 0; place < slots.length; place++) {
      const i = slots[place];
      same += first[i] * second[i];
      next += first[i] * second[i - 1] + first[i - 1] * second[i];
      before += first[i - 1] * second[i - 1];
    }
    return (left) => same - left * next + left * left * before;
  };
}
