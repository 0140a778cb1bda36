/** Noise of two parts, of a variance of 1 together. */
export interface Noise {
  /** How much of a deviation of the lasting part is left in the next slot (AR(1)). */
  readonly left: number;
  /** The part of the variance of which nothing is left, as counted samples have it. */
  readonly counted: number;
}

interface LevelFit {
  /** Squares of what is new in each slot where there is one level, in variances of the noise. */
  readonly without: number;
  /** By how much less they are with the best of the shapes. */
  readonly explained: number;
  /** Σ ln (variance of what is new in a slot) */
  readonly logVariance: number;
}

/** A variance of the noise that changed by less has settled. */
const SETTLED = 1e-9;

/**
 * Fits one level, and one with each of some shapes, to values in noise of the given kind. What of a slot is not to be expected from
 * those before it is independent from slot to slot: the Kalman filter of an AR(1) process that is seen through white noise (Harvey,
 * Forecasting, Structural Time Series Models and the Kalman Filter, 1989, ch. 3). It is linear, so level and shapes go through it as the
 * values do, and are fitted by least squares behind it. Slots where a value is NaN have no data: what is expected fades through them.
 */
export function fitLevels(values: Float64Array, shapes: readonly Float64Array[], { left, counted }: Noise): LevelFit {
  const lasting = 1 - counted;
  const [expected, withLevel, withValue, own] = [0, 1, 2, 3].map(() => new Float64Array(shapes.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [variance, logVariance, expectedValue, expectedLevel] = [lasting, 0, 0, 0];
  let [seen, weight, settledGain, log] = [Number.NaN, 0, 0, 0];
  let [valueSquares, levelSquares, product] = [0, 0, 0];
  // All in one pass without lists in between, as this runs for dozens of noises and thousands of stretches.
  for (let slot = 0; slot < values.length; slot++) {
    const value = values[slot];
    let gain = 0;
    if (!Number.isNaN(value)) {
      if (!(Math.abs(variance + counted - seen) <= SETTLED)) {
        seen = variance + counted;
        weight = 1 / seen;
        settledGain = variance / seen;
        log = Math.log(seen);
      }
      const newValue = value - expectedValue;
      const newLevel = 1 - expectedLevel;
      gain = settledGain;
      valueSquares += newValue * newValue * weight;
      levelSquares += newLevel * newLevel * weight;
      product += newValue * newLevel * weight;
      for (let i = 0; i < shapes.length; i++) {
        const newShape = (shapes[i] as Float64Array)[slot] - expected[i];
        const scaled = newShape * weight;
        own[i] += newShape * scaled;
        withLevel[i] += newLevel * scaled;
        withValue[i] += newValue * scaled;
        expected[i] += gain * newShape;
      }
      expectedValue += gain * newValue;
      expectedLevel += gain * newLevel;
      logVariance += log;
      variance = counted * gain;
    }
    expectedValue *= left;
    expectedLevel *= left;
    for (let i = 0; i < shapes.length; i++) {
      expected[i] *= left;
    }
    variance = left ** 2 * variance + (1 - left ** 2) * lasting;
  }
  let explained = 0;
  for (let i = 0; i < shapes.length; i++) {
    const spread = own[i] - withLevel[i] ** 2 / levelSquares;
    explained =
      spread > 0
        ? Math.max(explained, (withValue[i] - (withLevel[i] * product) / levelSquares) ** 2 / spread)
        : explained;
  }
  return { without: valueSquares - product ** 2 / levelSquares, explained, logVariance };
}
