import { type DiffFormat, formatDifference, formatDiffValue } from 'flamegraph/diff/formatDiffValue';
import { formatAmount, getAmountUnit } from 'profile/amounts/AmountUnit';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { type DiffScale, scalePair } from 'profile/diff/DiffScale';
import type { DetailsFormat } from './DetailsSource';

/** Builds the format of a single profile's lines. `weight`: divisor of its values, see `computeWeight`. */
export function buildDetailsFormat(profileTypeId: string, weight: number, wholeTotal: number): DetailsFormat {
  const unit = getAmountUnit(describeProfileType(profileTypeId), weight);
  return {
    formatValue: (value) => formatAmount(value, unit, wholeTotal),
    // A single profile has no difference.
    getDifference: () => undefined,
    formatDifference: () => '',
  };
}

/** Builds the format of lines that are compared between two sides. */
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
