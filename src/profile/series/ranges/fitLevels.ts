/** Noise of two parts, of a variance of 1 together. */
export interface Noise {
  /** Part of a lasting deviation that is still there in the next slot (AR(1)). */
  readonly persistence: number;
  /** Part of the variance that is independent from slot to slot, as in counted samples. */
  readonly counted: number;
}

interface LevelFit {
  /** Squares of what is new in each slot if there is one level, in variances of the noise. */
  readonly without: number;
  /** Reduction of `squares` by the best of the shapes. */
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
 * values do, and are fitted by least squares behind it. Slots whose value is NaN have no data: what is expected fades through them.
 */
export function fitLevels(
  values: Float64Array,
  shapes: readonly Float64Array[],
  { persistence, counted }: Noise,
): LevelFit {
  const lasting = 1 - counted;
  // Slots without data have a gain and a weight of 0, so the shapes need no extra check.
  const [gains, weights, newValues, newLevels] = [0, 1, 2, 3].map(() => new Float64Array(values.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [variance, logVariance, expectedValue, expectedLevel] = [lasting, 0, 0, 0];
  let [seen, log] = [Number.NaN, 0];
  let [valueSquares, levelSquares, product] = [0, 0, 0];
  for (let slot = 0; slot < values.length; slot++) {
    const value = values[slot];
    if (value === value) {
      const shift = variance + counted - seen;
      if (!(shift < SETTLED && shift > -SETTLED)) {
        seen = variance + counted;
        log = Math.log(seen);
      }
      const gain = variance / seen;
      const newValue = value - expectedValue;
      const newLevel = 1 - expectedLevel;
      valueSquares += (newValue * newValue) / seen;
      levelSquares += (newLevel * newLevel) / seen;
      product += (newValue * newLevel) / seen;
      gains[slot] = gain;
      weights[slot] = 1 / seen;
      newValues[slot] = newValue;
      newLevels[slot] = newLevel;
      expectedValue += gain * newValue;
      expectedLevel += gain * newLevel;
      logVariance += log;
      variance = counted * gain;
    }
    expectedValue *= persistence;
    expectedLevel *= persistence;
    variance = persistence * persistence * variance + (1 - persistence * persistence) * lasting;
  }
  let explained = 0;
  for (const shape of shapes) {
    let [expected, own, withLevel, withValue] = [0, 0, 0, 0];
    for (let slot = 0; slot < values.length; slot++) {
      const newShape = shape[slot] - expected;
      const scaled = newShape * weights[slot];
      own += newShape * scaled;
      withLevel += newLevels[slot] * scaled;
      withValue += newValues[slot] * scaled;
      expected = persistence * (expected + gains[slot] * newShape);
    }
    const spread = own - withLevel ** 2 / levelSquares;
    if (spread > 0) {
      explained = Math.max(explained, (withValue - (withLevel * product) / levelSquares) ** 2 / spread);
    }
  }
  return { without: valueSquares - product ** 2 / levelSquares, explained, logVariance };
}
