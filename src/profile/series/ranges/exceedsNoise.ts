import type { Contrast } from './Contrast';
import { fitLevels, type Noise } from './fitLevels';
import type { PrefixSums } from './PrefixSums';

/**
 * A level explains that much better with the stretch than without it, −2 ln of the likelihoods' ratio: each noise that the values may
 * have. Of made series that do not change one in two hundred reaches it, each at the stretch that differs most, of whatever length
 * between 12 and 240 slots and in whichever noise.
 */
const CLEAR = 23.5;

/**
 * The same, of the noise that is likeliest with the stretch against the one that is likeliest without it. Level and borders are
 * three numbers that are fitted, each worth ln n (Schwarz 1978).
 */
const computeClear = (count: number): number => 15 + 3 * Math.log(count);

/**
 * Noise that the values may have is less likely than the likeliest by at most this: 10.4, which are 3.2 standard errors, if 0.92 may
 * be left in the next slot, and 5, 2.2 of them, if 0.72 may. Slots are long there, and few of them rule out little.
 */
const computePlausible = (maxPersistence: number): number => Math.max(5, 27 * maxPersistence - 14.4);

/**
 * Candidates for the persistence of noise, the part of a deviation that is still there in the next slot, below the largest allowed
 * value.
 */
const PERSISTENCES = [0.3, 0.5, 0.65, 0.76, 0.84, 0.89];

/**
 * Candidates for the part of the noise that is independent from slot to slot. If more of it is, noise that lasts
 * cannot be seen in it.
 */
const COUNTED = [0, 0.15, 0.3, 0.5];

/** Lengths of a gradual change, as parts of the range. 0 is a jump. */
const WAYS = [0, 1 / 4, 1 / 2, 1];

/**
 * Margins between a quick test with a few noises and the full one: how much likelier the likeliest of all noises may
 * be, and how much larger the best ratio.
 */
const BETWEEN = 1.5;
const BETTER = 3;

/** If a few noises give a ratio that exceeds the limit by this much, all noises do. */
const FAR_BETTER = 12;

/** Variation below this part of the values' squares is rounding. */
const ROUNDING = 1e-12;

/**
 * True if a level and a stretch that differs describe a series better than one level, by a likelihood
 * ratio. Noise has two parts, as load and counted samples have: one that fades slowly, and one of which nothing is
 * left in the next slot. How much of each there is, is read from the values: either all noises that are plausible with
 * the stretch have to agree, or the likeliest with it has to be far likelier than the likeliest without. Few slots
 * rule out no noise, and the latter tells what is there in them; in many slots of noise that fades at once the former
 * tells more. Noise of which more than `maxPersistence` is left in the next slot cannot be told from levels.
 *
 *     1 1 2 1 1 7 7 8 7 7 1 2 1 1 → true     1 2 3 4 5 6 7 6 5 4 3 2 1 → false
 */
export function exceedsNoise(sums: PrefixSums, contrast: Contrast, maxPersistence: number): boolean {
  const { range } = contrast;
  const values = listValues(sums, contrast);
  let [count, sum, squares] = [0, 0, 0];
  for (const value of values) {
    if (!Number.isNaN(value)) {
      count++;
      sum += value;
      squares += value ** 2;
    }
  }
  const strayed = values.map((value) => value - sum / count);
  const shapes = WAYS.map((way) => drawShape(contrast, (way * (range.to - range.from)) / 2));
  const plausible = computePlausible(maxPersistence);
  const compare = (noises: readonly Noise[], most: number): Gains => {
    const fits = noises.map((noise) => {
      const { without, explained, logVariance } = fitLevels(strayed, shapes, noise);
      const unlikely = (strays: number): number => count * Math.log(Math.max(strays, ROUNDING * squares)) + logVariance;
      return { without: unlikely(without), together: unlikely(without - explained) };
    });
    const likeliest = Math.min(...fits.map(({ together }) => together));
    const isPlausible = fits.filter(({ together }) => together - likeliest <= most);
    return {
      least: Math.min(...isPlausible.map(({ without, together }) => without - together)),
      likeliest: Math.min(...fits.map(({ without }) => without)) - likeliest,
    };
  };
  // A few noises rule out most stretches. Likelier noises may lie between them.
  const quick = compare(listNoises([0.5, 0.84, maxPersistence], [0, 0.3]), plausible - BETWEEN);
  if (quick.least <= CLEAR && quick.likeliest <= computeClear(count) - BETTER) {
    return false;
  }
  if (quick.likeliest > computeClear(count) + FAR_BETTER) {
    return true;
  }
  const all = compare(
    listNoises([...PERSISTENCES.filter((persistence) => persistence < maxPersistence), maxPersistence], COUNTED),
    plausible,
  );
  return all.least > CLEAR || all.likeliest > computeClear(count);
}

/** Gain in likelihood that a stretch brings, as −2 ln of the ratio. */
interface Gains {
  /** The least of all noises that are plausible. */
  readonly least: number;
  /** Likeliest noise with the stretch against the likeliest noise without it. */
  readonly likeliest: number;
}

function listNoises(lasting: readonly number[], shares: readonly number[]): Noise[] {
  return [
    { persistence: 0, counted: 0 },
    ...lasting.flatMap((persistence) => shares.map((counted) => ({ persistence, counted }))),
  ];
}

/** Lists the slots of the range; NaN for slots without data, and for slots of neither the stretch nor the rest. */
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

/** Draws the shape of a change: −1 in the rest, 1 in the stretch, with a slope of `halfWay` slots before and after each border. */
function drawShape({ range, stretch }: Contrast, halfWay: number): Float64Array {
  const [first, last] = [stretch.from - range.from, stretch.to < range.to ? stretch.to - range.from : Infinity];
  const shape = new Float64Array(range.to - range.from);
  for (let slot = 0; slot < shape.length; slot++) {
    const inside = Math.min(slot + 0.5 - first, last - slot - 0.5);
    shape[slot] = Math.max(-1, Math.min(1, halfWay > 0 ? inside / halfWay : Math.sign(inside)));
  }
  return shape;
}
