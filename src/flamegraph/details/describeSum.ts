import { formatAmount, isAverage, type RawUnit } from 'profile/amounts/AmountUnit';
import { formatDurationNs } from 'profile/format/formatValue';

/** Subject of a course over time. The parts always come from the profile before any transform. */
export interface Course {
  readonly name: string;
  /** All places of a function, or one frame with what it calls. */
  readonly of: 'function' | 'frame';
  /** Its total in the profile of the whole range, before any change of the tree; undefined if that is not known. */
  readonly wholeValue: number | undefined;
  /** True if the tree on screen was changed. */
  readonly isTreeChanged: boolean;
  /** True if a name has run numbers: functions of other runs count with a function. */
  readonly isPaired: boolean;
  /** Time of the range after the last part, in ms. */
  readonly leftOutMs?: number | undefined;
  /**
   * For a frame: value of the same frame from other runs, which the server cannot include (`measureOtherRuns`);
   * undefined if unknown.
   */
  readonly otherRuns?: number | undefined;
}

/**
 * Adds up the parts of a range, and says if the sum equals the whole range.
 *
 * @param values raw values of the parts; for instantaneous types sums over moments, whose average is shown
 * @param profileTotal raw value of the whole profile, for shares if amounts are unknown
 */
export function describeSum(values: Float64Array, course: Course, unit: RawUnit, profileTotal: number): string {
  const sum = values.reduce((total, value) => total + value, 0);
  const { of, wholeValue, isTreeChanged, isPaired, leftOutMs = 0, otherRuns } = course;
  const print = (value: number): string => formatAmount(value, unit, profileTotal);
  const parts = `${values.length} parts, ${print(sum)} ${isAverage(unit) ? 'on average' : 'in all'}`;
  const sentences = [parts];
  if (wholeValue !== undefined && sum !== wholeValue) {
    const why =
      of === 'function'
        ? 'small frames are left out of parts'
        : 'asked for this frame alone, the server counts otherwise';
    const end = leftOutMs > 0 ? `; the last ${formatDurationNs(leftOutMs * 1e6)} are in no part` : '';
    sentences.push(`the profile of the whole range has ${print(wholeValue)} (${why}${end})`);
  }
  if (isPaired && of === 'function') {
    sentences.push('with the functions whose names differ only by run numbers');
  } else if (isPaired && otherRuns !== 0) {
    const amount = otherRuns === undefined ? '' : `, ${print(otherRuns)} in all,`;
    sentences.push(
      `under its exact names alone: runs of the program that number its functions otherwise${amount} are not in it`,
    );
  }
  if (isTreeChanged) {
    sentences.push('of the profile before the changes of the tree');
  }
  return sentences.join('; ');
}
