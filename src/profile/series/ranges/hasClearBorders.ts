import type { Contrast } from './Contrast';
import { getCount, getMean, type PrefixSums, type SlotRange } from './PrefixSums';

/** Slots before and after a border that are compared. */
const SIDES = [1, 2, 4, 8];

/** Standard deviations of other differences that one at a border has to exceed, and as many more as fewer of them are known. */
const CLEAR_JUMP = 3.5;
const FEW_JUMPS = 2;

/** With fewer differences that tell nothing of each other, little is known of what is usual. */
const FEWEST_JUMPS = 12;

/**
 * Whether a series jumps at each border of a stretch, the right way and further than it does anywhere else. Noise that fades slowly
 * goes far, but in small steps: it cannot be told from a level by how far it goes, but by how it gets there.
 *
 *     1 1 2 1 1 7 7 8 7 7 1 2 1 1 → true     1 2 3 4 5 6 7 6 5 4 3 2 1 → false
 */
export function hasClearBorders(sums: PrefixSums, { range, stretch, rest, stretchMean, restMean }: Contrast): boolean {
  const up = Math.sign(stretchMean - restMean);
  const borders = [
    { slot: stretch.from, way: up },
    { slot: stretch.to, way: -up },
  ].filter(({ slot }) => slot > range.from && slot < range.to);
  return SIDES.filter((side) => 2 * side <= stretch.to - stretch.from).some((side) => {
    const { variance, freedom } = computeJumpNoise(sums, [stretch, ...rest], side);
    const needed = CLEAR_JUMP * (1 + FEW_JUMPS / freedom) * Math.sqrt(variance);
    // A border is known to about a slot.
    const jumps = borders.map(({ slot, way }) =>
      Math.max(...[-1, 0, 1].map((shift) => (computeJump(sums, slot + shift, side, range) ?? 0) * way)),
    );
    return freedom >= FEWEST_JUMPS && jumps.every((jump) => jump > needed);
  });
}

/** What is after a slot minus what is before it; undefined without data. */
function computeJump(sums: PrefixSums, slot: number, side: number, { from, to }: SlotRange): number | undefined {
  const before = { from: slot - side, to: slot };
  const after = { from: slot + 1, to: slot + 1 + side };
  const isKnown = (part: SlotRange): boolean => 2 * getCount(sums, part) >= side;
  return before.from >= from && after.to <= to && isKnown(before) && isKnown(after)
    ? getMean(sums, after) - getMean(sums, before)
    : undefined;
}

function computeJumpNoise(
  sums: PrefixSums,
  parts: readonly SlotRange[],
  side: number,
): { readonly variance: number; readonly freedom: number } {
  let [squares, count] = [0, 0];
  for (const part of parts) {
    for (let slot = part.from + side; slot + side < part.to; slot++) {
      const jump = computeJump(sums, slot, side, part);
      if (jump !== undefined) {
        squares += jump ** 2;
        count++;
      }
    }
  }
  return { variance: count > 0 ? squares / count : 0, freedom: count / side };
}
