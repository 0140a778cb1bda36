import { findStretch } from './findStretch';
import { type ClearLimits, isClear } from './isClear';
import { getCount, getMean, getSum, type PrefixSums, type SlotRange } from './PrefixSums';

/**
 * Finds the stretch that stands out most from the rest of a range, if it exceeds noise. A change at the beginning of
 * the range is found by what follows it, so a stretch never begins there. undefined if nothing stands out.
 */
export function findClearStretch(sums: PrefixSums, range: SlotRange, limits: ClearLimits): SlotRange | undefined {
  const found = findStretch(sums, range, limits);
  const split = found && found.to < range.to ? findStretch(sums, range, limits, true) : undefined;
  if (found && split && isAsGood(sums, range, split, found) && isClear(sums, range, split, limits)) {
    return split;
  }
  const stretch = found && leaveOutPauses(sums, range, found, limits);
  if (!stretch || isClear(sums, range, stretch, limits)) {
    return stretch;
  }
  return split && isClear(sums, range, split, limits) ? split : undefined;
}

/** Gain that a second border has to bring, as −2 ln of the ratio. Noise alone offers a border worth 10 in every series. */
const SECOND_BORDER = 15;

/**
 * True if one border explains the slots nearly as well as two: a few slots are not enough to say that a lasting change has ended.
 */
function isAsGood(sums: PrefixSums, range: SlotRange, one: SlotRange, two: SlotRange): boolean {
  const total = sums.squares[range.to] - sums.squares[range.from];
  const count = getCount(sums, range);
  const [oneStrays, twoStrays] = [one, two].map((stretch) => {
    const inside = getCount(sums, stretch);
    const insideSum = getSum(sums, stretch);
    return total - insideSum ** 2 / inside - (getSum(sums, range) - insideSum) ** 2 / (count - inside);
  }) as [number, number];
  return twoStrays > 0 && count * Math.log(oneStrays / twoStrays) < SECOND_BORDER;
}

/** If a pause splits a stretch into two plateaus, keeps the plateau that stands out more. */
function leaveOutPauses(sums: PrefixSums, range: SlotRange, found: SlotRange, limits: ClearLimits): SlotRange {
  const restMean = getMeanWithout(sums, range, found);
  const weigh = (part: SlotRange): number => Math.abs(getMean(sums, part) - restMean) * Math.sqrt(getCount(sums, part));
  let stretch = found;
  for (;;) {
    const { from, to } = stretch;
    const pause = findStretch(sums, stretch, limits);
    if (!pause || pause.to >= to || !isClear(sums, stretch, pause, limits)) {
      return stretch;
    }
    const isBack =
      Math.abs(getMean(sums, pause) - restMean) < Math.abs(getMeanWithout(sums, stretch, pause) - getMean(sums, pause));
    if (!isBack) {
      return stretch;
    }
    const first = { from, to: pause.from };
    const last = { from: pause.to, to };
    stretch = weigh(first) >= weigh(last) ? first : last;
  }
}

function getMeanWithout(sums: PrefixSums, range: SlotRange, part: SlotRange): number {
  const count = getCount(sums, range) - getCount(sums, part);
  return count > 0 ? (getSum(sums, range) - getSum(sums, part)) / count : 0;
}
