import { type DiffFormat, formatDifference, formatDiffValue } from 'flamegraph/diff/formatDiffValue';
import { formatAmount, getAmountUnit } from 'profile/amounts/AmountUnit';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { type DiffScale, scalePair } from 'profile/diff/DiffScale';
import type { DetailsFormat } from './DetailsSource';

/** How the values of lines of one profile are written. `weight`: what its values are sums over, see `computeWeight`. */
export function buildDetailsFormat(profileTypeId: string, weight: number, wholeTotal: number): DetailsFormat {
  const unit = getAmountUnit(describeProfileType(profileTypeId), weight);
  return {
    formatValue: (value) => formatAmount(value, unit, wholeTotal),
    // There is only one profile.
    getDifference: () => undefined,
    formatDifference: () => '',
  };
}

/** How lines of two sides are compared. */
export function buildDiffDetailsFormat(scale: DiffScale, format: DiffFormat): DetailsFormat {
  return {
    formatValue: (value, side) => {
      const factor = scale[side];
      return factor === undefined ? '–' : formatDiffValue(value * factor, format);
    },
    getDifference: (before, after) => scalePair(scale, before, after).difference,
    formatDifference: (difference) => formatDifference(difference, format),
  };
}
