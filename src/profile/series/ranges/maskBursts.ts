/** Run of slots that stands out from its surroundings, for too short a time to be a stretch. */
export interface Burst {
  readonly from: number;
  readonly length: number;
  /** Distance from the level beside the burst; negative if the burst is below it. */
  readonly height: number;
}

/** A burst begins and ends with a jump of so many times the usual difference of neighbours: 4.3 σ of independent values. */
const FAR = 4.5;

/** Number of slots on each side of a burst that show the usual level there, as noise grows with the level. */
const NEAR = 12;

/** If more than this part of the slots is in bursts, bursts are normal for the series. */
const MOST_BURSTS = 1 / 4;

/**
 * Replaces bursts by NaN. Bursts are runs of fewer than `shortest` slots that a series jumps to and back from, and
 * that are further from both their sides than these are from each other. They say nothing of levels, but hide how
 * neighbours usually differ. The shortest go first, and what remains is then beside each other. At an end of the
 * series only a single slot is a burst, as the one that data begin or end in is seldom full.
 *
 *     1 1.1 0.9 0 1 2.1 2.2 1 → 1 1.1 0.9 NaN 1 NaN NaN 1
 */
export function maskBursts(
  slots: Float64Array,
  shortest: number,
): { readonly steady: Float64Array; readonly bursts: readonly Burst[] } {
  const [places, values]: [number[], number[]] = [[], []];
  for (let slot = 0; slot < slots.length; slot++) {
    const value = slots[slot];
    if (!Number.isNaN(value)) {
      places.push(slot);
      values.push(value);
    }
  }
  const steady = slots.slice();
  const bursts: Burst[] = [];
  const search = new BurstSearch(values, shortest);
  for (let found = search.findShortest(); found; found = search.findShortest()) {
    const { from, length, height } = found;
    bursts.push({ from: places[from], length, height });
    places.splice(from, length).forEach((slot) => (steady[slot] = Number.NaN));
    search.remove(found);
  }
  const count = bursts.reduce((sum, { length }) => sum + length, 0);
  return { steady: count > MOST_BURSTS * (places.length + count) ? slots : steady, bursts };
}

/** Place for which it is unknown if a burst begins there. */
const UNKNOWN = -1;

/**
 * Search for bursts in values that become fewer. The result for a place is kept until a burst near it is removed: the
 * test of a diff searches a thousand series.
 */
class BurstSearch {
  private readonly usual: number;
  /** Length and height of the shortest burst that begins at each place; 0 for none. */
  private readonly lengths: number[];
  private readonly heights: number[];

  constructor(
    private readonly values: number[],
    private readonly shortest: number,
  ) {
    this.usual = FAR * computeUsualDifference(values, 0, values.length);
    this.lengths = values.map(() => UNKNOWN);
    this.heights = values.map(() => 0);
  }

  /** Finds the shortest burst, the first of equally short ones. */
  findShortest(): Burst | undefined {
    const { lengths } = this;
    let [found, most] = [0, Infinity];
    for (let from = 0; from < lengths.length; from++) {
      if (lengths[from] === UNKNOWN) {
        this.look(from);
      }
      if (lengths[from] > 0 && lengths[from] < most) {
        [found, most] = [from, lengths[from]];
      }
    }
    return most < Infinity ? { from: found, length: most, height: this.heights[found] } : undefined;
  }

  remove({ from, length }: Burst): void {
    for (const list of [this.values, this.lengths, this.heights]) {
      list.splice(from, length);
    }
    this.lengths.fill(UNKNOWN, Math.max(0, from - this.shortest - NEAR - 1), from + NEAR + 1);
  }

  private look(from: number): void {
    const { values, usual } = this;
    this.lengths[from] = 0;
    if (from > 0 && !(Math.abs(values[from] - values[from - 1]) > usual)) {
      return;
    }
    const end = Math.min(values.length, from + this.shortest - 1);
    for (let to = from + 1; to <= end; to++) {
      const isBorder = to === values.length || Math.abs(values[to] - values[to - 1]) > usual;
      const height = isBorder ? this.computeHeight(from, to) : 0;
      if (height !== 0) {
        this.lengths[from] = to - from;
        this.heights[from] = height;
        return;
      }
    }
  }

  /** Returns the distance between a burst and its surroundings, or 0 if the values between the two jumps are no burst. */
  private computeHeight(from: number, to: number): number {
    const { values, usual } = this;
    const length = to - from;
    const isAtEnd = from === 0 || to === values.length;
    const jump = values[from] - values[from === 0 ? to : from - 1];
    const back = values[to - 1] - values[to === values.length ? from - 1 : to];
    // Nearly all fail here, at little cost.
    if (!(Math.abs(jump) > usual && Math.abs(back) > usual) || jump * back < 0 || (isAtEnd && length > 1)) {
      return 0;
    }
    const nearest = Math.min(length, NEAR);
    const own = computeMean(values, from, to);
    const before = own - computeMean(values, Math.max(0, from - nearest), from);
    const after = own - computeMean(values, to, Math.min(values.length, to + nearest));
    const fromBefore = from > 0 ? before : after;
    const fromAfter = to < values.length ? after : before;
    const least = Math.min(Math.abs(fromBefore), Math.abs(fromAfter));
    if (!(fromBefore * fromAfter > 0 && least > Math.abs(fromBefore - fromAfter))) {
      return 0;
    }
    // A neighbour that is nearer to the burst than to its other side is part of it: slots of a plateau stray more than
    // lower ones.
    const isPart = (value: number, otherSide: number): boolean => Math.abs(value - own) < Math.abs(value - otherSide);
    if (!isAtEnd && (isPart(values[from - 1], own - after) || isPart(values[to], own - before))) {
      return 0;
    }
    const smaller = Math.min(Math.abs(jump), Math.abs(back));
    const isFar = (first: number, last: number): boolean =>
      smaller > FAR * computeUsualDifference(values, Math.max(0, first), Math.min(values.length, last));
    return isFar(from - NEAR, from) && isFar(to, to + NEAR) ? least * Math.sign(fromBefore) : 0;
  }
}

/** Median of how neighbours differ, of the values from one place up to another; 0 without any. */
function computeUsualDifference(values: readonly number[], from: number, to: number): number {
  const differences = new Float64Array(to > from ? to - from - 1 : 0);
  for (let i = 0; i < differences.length; i++) {
    const one = values[from + i];
    const next = values[from + i + 1];
    const difference = next > one ? next - one : one - next;
    let place = i;
    // A few are in order sooner so than by a call of `sort`.
    for (; to - from <= NEAR && place > 0 && differences[place - 1] > difference; place--) {
      differences[place] = differences[place - 1];
    }
    differences[place] = difference;
  }
  return (to - from <= NEAR ? differences : differences.sort())[Math.floor(differences.length / 2)] ?? 0;
}

function computeMean(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place++) {
    sum += values[place];
  }
  return sum / (to - from);
}
