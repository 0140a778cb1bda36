import { type AmountUnit, formatAmount, hasAmounts, hasShares, isAverage } from 'profile/amounts/AmountUnit';
import { formatShare } from 'profile/format/formatNumber';

/** Names the whole that a share is measured against. */
export interface Denominator {
  /** Name in words: "what is shown". */
  readonly label: string;
  /** Name for headings: "shown". */
  readonly shortLabel: string;
  readonly value: number;
}

/** Denominators of shares on screen, the first one the usual one. */
export type Denominators = readonly [Denominator, ...Denominator[]];

/** Shares of the shown part and of the whole profile; only the latter if both are the same. */
export function buildDenominators(shownTotal: number, wholeTotal: number): Denominators {
  const whole = { label: 'the whole profile', shortLabel: 'all', value: wholeTotal };
  return shownTotal === wholeTotal
    ? [whole]
    : [{ label: 'what is shown', shortLabel: 'shown', value: shownTotal }, whole];
}

/** Computes the part that a value is of a whole; 0 of 0 is 0. */
export function computeShare(value: number, denominator: Denominator): number {
  return denominator.value > 0 ? value / denominator.value : 0;
}

/**
 * Formats "1.1 min: 25 % of what is shown (4.4 min), 10 % of the whole profile (11 min)"; only shares if amounts are
 * unknown, only amounts if shares say nothing.
 */
export function describeShares(value: number, unit: AmountUnit, denominators: Denominators): string {
  const print = (amount: number): string => formatAmount(amount, unit, denominators[0].value);
  if (!hasShares(unit)) {
    return print(value);
  }
  const shares = denominators.map((denominator) => {
    const share = `${formatShare(computeShare(value, denominator))} of ${denominator.label}`;
    return hasAmounts(unit) ? `${share} (${print(denominator.value)})` : share;
  });
  return hasAmounts(unit) ? `${print(value)}: ${shares.join(', ')}` : shares.join(', ');
}

/** Describes the line under a column's heading: "% of shown, 4.4 min", of averages "% of shown, 12 MiB on average". */
export function describeDenominator(unit: AmountUnit, [{ shortLabel, value }]: Denominators): string {
  if (!hasShares(unit)) {
    return `${formatAmount(value, unit, value)} in all`;
  }
  const amount = hasAmounts(unit) ? `, ${formatAmount(value, unit, value)}` : '';
  return `% of ${shortLabel}${amount}${amount !== '' && isAverage(unit) ? ' on average' : ''}`;
}
