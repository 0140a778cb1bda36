/** A run of slots that stands out from what is beside it, for too short a time to be a stretch. */
export interface Burst {
  readonly from: number;
  readonly length: number;
  /** By how much it is above what is beside it; negative below. */
  readonly height: number;
}

/** A burst begins and ends with a jump of so many times the usual difference of neighbours: 4.3 σ of independent values. */
const FAR = 4.5;

/** Slots on each side of a burst that tell what is usual there, as noise grows with the level. */
const NEAR = 12;

/** Where more of the slots are in bursts, they are how the series is. */
const MOST_BURSTS = 1 / 4;

/**
 * Slots without bursts, which become NaN: runs of fewer than `shortest` slots that a series jumps to and back from, and that are
 * further from both their sides than these are from each other. They say nothing of levels, but hide how neighbours usually differ.
 * The shortest go first, and what remains is then beside each other. At an end of the series only a single slot is a burst, as the
 * one that data begin or end in is seldom full.
 *
 *     1 1.1 0.9 0 1 2.1 2.2 1 → 1 1.1 0.9 NaN 1 NaN NaN 1
 */
export function leaveBursts(
  slots: Float64Array,
  shortest: number,
): { readonly steady: Float64Array; readonly bursts: readonly Burst[] } {
  const places = Array.from(slots.keys()).filter((slot) => !Number.isNaN(slots[slot]));
  const values = places.map((slot) => slots[slot]);
  const usual = FAR * computeUsualDifference(values);
  const steady = Float64Array.from(slots);
  const bursts: Burst[] = [];
  for (;;) {
    const found = findShortest(values, shortest, usual);
    if (!found) {
      break;
    }
    const { from, length, height } = found;
    bursts.push({ from: places[from], length, height });
    places.splice(from, length).forEach((slot) => (steady[slot] = Number.NaN));
    values.splice(from, length);
  }
  const count = bursts.reduce((sum, { length }) => sum + length, 0);
  return { steady: count > MOST_BURSTS * (values.length + count) ? slots : steady, bursts };
}

/** The shortest burst among some values; each is between two jumps. */
function findShortest(values: readonly number[], shortest: number, usual: number): Burst | undefined {
  const borders = Array.from(values.keys()).filter(
    (place) => place === 0 || Math.abs(values[place] - values[place - 1]) > usual,
  );
  borders.push(values.length);
  let [found, most]: [Burst | undefined, number] = [undefined, shortest];
  for (const [i, from] of borders.entries()) {
    for (let j = i + 1; j < borders.length && borders[j] - from < most; j++) {
      const height = computeHeight(values, from, borders[j] - from, usual);
      if (height !== 0) {
        most = borders[j] - from;
        found = { from, length: most, height };
      }
    }
  }
  return found;
}

/** How far some values are from what is beside them, if they are a burst, else 0. */
function computeHeight(values: readonly number[], from: number, length: number, usual: number): number {
  const to = from + length;
  const isAtEnd = from === 0 || to === values.length;
  const jump = values[from] - values[from === 0 ? to : from - 1];
  const back = values[to - 1] - values[to === values.length ? from - 1 : to];
  // Nearly all fail here, at little cost.
  if (!(Math.abs(jump) > usual && Math.abs(back) > usual) || jump * back < 0 || (isAtEnd && length > 1)) {
    return 0;
  }
  const [before, after] = [values.slice(Math.max(0, from - NEAR), from), values.slice(to, to + NEAR)];
  const far = FAR * Math.max(computeUsualDifference(before), computeUsualDifference(after));
  if (!(Math.abs(jump) > far && Math.abs(back) > far)) {
    return 0;
  }
  const own = computeMean(values.slice(from, to));
  const [one, other] = [before.slice(-length), after.slice(0, length)].map((side) =>
    side.length > 0 ? own - computeMean(side) : undefined,
  );
  const [fromBefore, fromAfter] = [one ?? other ?? 0, other ?? one ?? 0];
  const least = Math.min(Math.abs(fromBefore), Math.abs(fromAfter));
  return fromBefore * fromAfter > 0 && least > Math.abs(fromBefore - fromAfter) ? least * Math.sign(fromBefore) : 0;
}

/** Median of how neighbours differ; 0 without any. */
function computeUsualDifference(values: readonly number[]): number {
  const differences = Float64Array.from(values.slice(1), (value, i) => Math.abs(value - values[i])).sort();
  return differences[Math.floor(differences.length / 2)] ?? 0;
}

function computeMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
