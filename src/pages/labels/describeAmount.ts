import { type RatePrice, toMoney } from 'profile/cost/priceProfile';
import { formatMoney } from 'profile/format/formatMoney';
import { formatShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { ValueSeries } from 'queries/readGroupedSeries';

interface ShownAmount {
  /** "1.2 min", "€17.70/month"; undefined if only sums are known. */
  readonly amount: string | undefined;
  /** Meaning of the amount, and its part of all values. */
  readonly detail: string;
}

type Amounts = Pick<ValueSeries, 'amount' | 'amountUnit' | 'totals'> & { readonly missing: object | undefined };

/**
 * Describes the use of a value of a label. Its average times the hours of a month is the cost only for the time with data.
 *
 * @param price price to show it as money; undefined for the amount itself
 * @param whole use of all values together; undefined if not all are known
 */
export function describeAmount(series: Amounts, price: RatePrice | undefined, whole: number | undefined): ShownAmount {
  const { amount, amountUnit, totals, missing } = series;
  if (amount === undefined) {
    return { amount, detail: 'sums only, no average' };
  }
  const isAverage = totals.total === undefined;
  const money = printAverageCost(series, price);
  const kind = money ? (missing ? 'while it had data' : 'at this rate') : isAverage ? 'on average' : 'total';
  const part = !isAverage && whole !== undefined && whole > 0 ? ` · ${formatShare(amount / whole)}` : '';
  return { amount: money ?? formatValue(amount, amountUnit), detail: kind + part };
}

/** Formats the monthly cost of an average; undefined if money is not shown, or the average is unknown. */
export function printAverageCost(
  { totals }: Pick<ValueSeries, 'totals'>,
  price: RatePrice | undefined,
): string | undefined {
  return price && totals.average !== undefined ? formatMoney(toMoney(totals.average, price), price.unit) : undefined;
}
