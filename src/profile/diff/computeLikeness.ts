import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatNumber';
import type { Side } from 'profile/Sides';
import type { FunctionDiff } from './computeFunctionDiff';
import type { DiffColumns } from './DiffTree';

/** A function that one side has no sample of, with its part of the other side's self. */
interface LackedFunction {
  readonly name: string;
  readonly share: number;
}

/** Similarity of how two sides spend, whatever their totals are. */
export interface Likeness {
  /** Part of self that both sides spend on the same functions: 0 if they share none, 1 if each has the same share of both. */
  readonly shared: number;
  /** Share of the other side's self that is in functions without a sample on the lacking side. */
  readonly lackedShare: number;
  /** Up to three of them, the largest first. */
  readonly lacked: readonly LackedFunction[];
}

const MOST_LACKED = 3;

/**
 * Computes the shared and the lacked part of two sides. The shared part is the sum, over functions, of the smaller of their two
 * shares of self (1 minus half the L1 distance of two distributions). Cut nodes are not functions and are in no share.
 *
 * @param lacking the side that may lack what the other has
 * @returns undefined if a side has no self in any function
 */
export function computeLikeness(diff: FunctionDiff, lacking: Side): Likeness | undefined {
  const other: Side = lacking === 'baseline' ? 'comparison' : 'baseline';
  const functions = [...diff.functions];
  const sums = { baseline: sumSelf(diff.baseline, functions), comparison: sumSelf(diff.comparison, functions) };
  if (sums.baseline === 0 || sums.comparison === 0) {
    return undefined;
  }
  const getShare = (side: Side, name: number): number => diff[side].self[name] / sums[side];
  const lackedNames = functions.filter((name) => diff[lacking].total[name] === 0 && diff[other].self[name] > 0);
  return {
    shared: functions.reduce(
      (sum, name) => sum + Math.min(getShare('baseline', name), getShare('comparison', name)),
      0,
    ),
    lackedShare: lackedNames.reduce((sum, name) => sum + getShare(other, name), 0),
    lacked: lackedNames
      .map((name) => ({ name: diff.names[name], share: getShare(other, name) }))
      .sort((a, b) => b.share - a.share)
      .slice(0, MOST_LACKED),
  };
}

function sumSelf({ self }: DiffColumns, functions: readonly number[]): number {
  return functions.reduce((sum, name) => sum + self[name], 0);
}

/** "They are 63 % alike by self …", and what the lacking side has no sample of. */
export function describeLikeness(
  { shared, lackedShare, lacked }: Likeness,
  names: { readonly lacking: string; readonly other: string },
): string {
  const alike = `${names.lacking} and ${names.other} are ${formatShare(shared)} alike: that much of their self is in the same functions.`;
  if (lacked.length === 0) {
    return `${alike} ${names.lacking} has samples of every function in which ${names.other} spends.`;
  }
  const list = lacked.map(({ name, share }) => `${formatFunctionName(name)} (${formatShare(share)})`).join(', ');
  return `${alike} ${formatShare(lackedShare)} of what ${names.other} spends is in functions that ${names.lacking} has no sample of, most in ${list}.`;
}
