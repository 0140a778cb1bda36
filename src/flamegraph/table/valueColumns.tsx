import { computeShare, type Denominators, describeDenominator, describeShares } from 'components/describeShares';
import { type AmountUnit, getPlainUnit, hasAmounts, hasShares, isAverage, toAmount } from 'profile/amounts/AmountUnit';
import { buildColumnFormat } from 'profile/format/buildColumnFormat';
import { formatShare } from 'profile/format/formatNumber';
import React from 'react';
import type { ColumnHeading } from './ColumnHead';
import type { ColumnWidth } from './fitColumns';
import { NumberCell } from './NumberCell';

/** A column of numbers, each made from the value of a row. */
export interface ValueColumn extends ColumnHeading, ColumnWidth {
  readonly renderValue: (value: number) => React.JSX.Element;
}

interface ValueColumnOptions {
  readonly key: string;
  readonly heading: string;
  /** Meaning of the values, as a sentence. */
  readonly title: string;
  readonly sort?: ColumnHeading['sort'];
  /** Order in which the column of shares disappears, see `ColumnWidth`. */
  readonly shareGivesWay: number;
}

const AMOUNT_PX = 58;
const SHARE_PX = 52;

/**
 * Builds values as amounts in one unit, with their shares in a column of their own; shares alone if amounts are not
 * known, amounts alone if shares say nothing.
 */
export function buildValueColumns(
  unit: AmountUnit,
  denominators: Denominators,
  { key, heading, title, sort, shareGivesWay }: ValueColumnOptions,
): readonly ValueColumn[] {
  const [{ value: whole, shortLabel }] = denominators;
  const { unit: unitName, print } = buildColumnFormat(getPlainUnit(unit), toAmount(whole, unit) ?? 0);
  const describe = (value: number) => describeShares(value, unit, denominators);
  const share = {
    note: `% of ${shortLabel}`,
    isNumber: true,
    title: `${title}. ${describeDenominator(unit, denominators)}`,
  };
  const printShare = (value: number) => formatShare(computeShare(value, denominators[0]));
  const getBar = (value: number) => computeShare(value, denominators[0]);
  if (!hasAmounts(unit)) {
    const renderValue = (value: number) => (
      <NumberCell text={printShare(value)} title={describe(value)} bar={getBar(value)} />
    );
    return [{ ...share, key, heading, sort, width: SHARE_PX, renderValue }];
  }
  const ofAmounts: ValueColumn = {
    ...share,
    key,
    heading,
    note: [unitName || 'count', isAverage(unit) && unit.moments > 1 ? 'avg' : ''].filter(Boolean).join(', '),
    sort,
    width: AMOUNT_PX,
    renderValue: (value) => (
      <NumberCell text={print(toAmount(value, unit) ?? 0)} title={describe(value)} bar={getBar(value)} />
    ),
  };
  if (!hasShares(unit)) {
    return [ofAmounts];
  }
  return [
    ofAmounts,
    {
      ...share,
      key: `${key}-share`,
      heading: `${heading} %`,
      note: `of ${shortLabel}`,
      width: SHARE_PX,
      givesWay: shareGivesWay,
      renderValue: (value) => <NumberCell text={printShare(value)} title={describe(value)} />,
    },
  ];
}
