import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatShare } from 'profile/format/formatShare';
import { formatValue } from 'profile/format/formatValue';

/** What a share is a share of. */
export interface Denominator {
  /** In words: "what is shown". */
  readonly label: string;
  /** For headings: "shown". */
  readonly shortLabel: string;
  readonly value: number;
}

/** The first is what shares on screen are of. */
export type Denominators = readonly [Denominator, ...Denominator[]];

/** What is on screen and the whole profile; only the latter where they are the same. */
export function buildDenominators(shownTotal: number, wholeTotal: number): Denominators {
  const whole = { label: 'the whole profile', shortLabel: 'all', value: wholeTotal };
  return shownTotal === wholeTotal
    ? [whole]
    : [{ label: 'what is shown', shortLabel: 'shown', value: shownTotal }, whole];
}

/** The part that a value is of a whole; nothing of nothing is 0. */
export function computeShare(value: number, denominator: Denominator): number {
  return denominator.value > 0 ? value / denominator.value : 0;
}

/** "1.1 min: 25 % of what is shown (4.4 min), 10 % of the whole profile (11 min)". */
export function describeShares(value: number, unit: ValueUnit, denominators: Denominators): string {
  const shares = denominators.map(
    (denominator) =>
      `${formatShare(computeShare(value, denominator))} of ${denominator.label} (${formatValue(denominator.value, unit)})`,
  );
  return `${formatValue(value, unit)}: ${shares.join(', ')}`;
}

/** The line under a column's heading: "% of shown, 4.4 min". */
export function describeDenominator(unit: ValueUnit, [{ shortLabel, value }]: Denominators): string {
  return `% of ${shortLabel}, ${formatValue(value, unit)}`;
}
