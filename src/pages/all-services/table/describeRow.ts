import type { Insights } from 'pages/all-services/insights/computeInsights';
import { type RatePrice, toMoney } from 'profile/cost/priceProfile';
import { formatMoney } from 'profile/format/formatMoney';
import { formatShare, NO_VALUE } from 'profile/format/formatNumber';
import { formatValue, putSign } from 'profile/format/formatValue';
import type { SeriesChange } from 'profile/series/services/computeChange';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';
import { formatChange } from 'profile/series/services/formatChange';

export interface RowText {
  /** The amount over the time range; for pictures of a moment the average, or that it is not known. */
  readonly total: string;
  /** Average per second, beside the total; "" for snapshots of a moment. */
  readonly average: string;
  /** Monthly cost of the average; "" without a price. */
  readonly money: string;
  readonly share: string;
  /** Change that is not sure; "" for a sure one, which gets a badge. */
  readonly unsureChange: string;
  /** Volatility around its average; "" if unknown. */
  readonly volatility: string;
}

export const EMPTY_ROW: RowText = {
  total: NO_VALUE,
  average: '',
  money: '',
  share: NO_VALUE,
  unsureChange: NO_VALUE,
  volatility: '',
};

/** Formats the numbers of one service. `sum`: average use of all services; `price`: its price, if known. */
export function describeRow(
  statistics: SeriesStatistics | undefined,
  insights: Insights,
  sum: number,
  price: RatePrice | undefined,
): RowText {
  if (!statistics) {
    return EMPTY_ROW;
  }
  const { totals, averageOfAll, change, volatility, isSumOfMoments } = statistics;
  const { averageUnit, profileType } = insights;
  const average = totals.average === undefined ? undefined : formatValue(totals.average, averageUnit);
  const share = sum > 0 && averageOfAll !== undefined ? formatShare(averageOfAll / sum) : NO_VALUE;
  return {
    total: isSumOfMoments
      ? 'sums only'
      : totals.total === undefined
        ? (average ?? NO_VALUE)
        : formatValue(totals.total, profileType.unit),
    average: totals.total === undefined ? '' : (average ?? ''),
    money: price && averageOfAll !== undefined ? printMoney(averageOfAll, price) : '',
    share,
    unsureChange: change.isSure ? '' : describeUnsure(change, averageUnit),
    volatility: volatility ? putSign('±', formatShare(volatility.ratio)) : '',
  };
}

/** Formats the monthly cost of an average over all the time: a service that ran for half of the time costs half. */
export function printMoney(average: number, price: RatePrice): string {
  return formatMoney(toMoney(average, price), price.unit);
}

function describeUnsure(change: SeriesChange, averageUnit: Insights['averageUnit']): string {
  if (change.kind === 'unknown') {
    return NO_VALUE;
  }
  const { relative } = formatChange(change, averageUnit);
  return change.absolute === 0 ? relative : `${relative}, may be noise`;
}
