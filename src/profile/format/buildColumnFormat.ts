import type { RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { getCurrency, getCurrencySign, isMoney, type MoneyUnit } from './formatMoney';
import { NO_VALUE, type Scale } from './formatNumber';
import { COUNTS, DURATIONS_NS, SHORT_DURATIONS_NS, SIZES } from './formatValue';

/** Format of a column's numbers: all have the unit that the heading names, and the same number of decimals. */
export interface ColumnFormat {
  /** "ms", "MiB/s", "mcores"; "" for plain counts. */
  readonly unit: string;
  /** "0.12"; what would read as 0 and is not: "< 0.01". */
  readonly print: (value: number) => string;
}

const CORES: Scale = [
  { size: 0.001, suffix: ' mcores' },
  { size: 1, suffix: ' cores' },
];

/** A larger unit begins here: 600 s say more of the small rows of a column than 10 min. */
const MOST_IN_UNIT = 1000;

/** Chooses one unit and as many decimals as leave a row of 1 % of the largest value two digits, or nearly. */
export function buildColumnFormat(unit: ValueUnit | RateUnit | MoneyUnit, largest: number): ColumnFormat {
  const { scale, per } = getScale(unit);
  const { size, suffix } =
    scale.find((step, place) => {
      const next = scale[place + 1];
      return !next || Math.abs(largest) < Math.max(next.size, MOST_IN_UNIT * step.size);
    }) ?? scale[0];
  const scaled = Math.abs(largest) / size;
  const decimals = scaled >= MOST_IN_UNIT || (size === scale[0].size && isCounted(unit)) ? 0 : scaled >= 100 ? 1 : 2;
  const format = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  const smallest = 10 ** -decimals;
  const print = (value: number): string => {
    const shown = value / size;
    if (!Number.isFinite(shown)) {
      return NO_VALUE;
    }
    if (value !== 0 && Math.abs(shown) < smallest / 2) {
      return value > 0 ? `< ${smallest}` : `> -${smallest}`;
    }
    return value === 0 ? '0' : format.format(shown);
  };
  return { unit: `${suffix}${per}`.trim(), print };
}

/** True if the smallest unit has no parts. */
function isCounted(unit: ValueUnit | RateUnit | MoneyUnit): boolean {
  return unit === 'bytes' || unit === 'short';
}

function getScale(unit: ValueUnit | RateUnit | MoneyUnit): { readonly scale: Scale; readonly per: string } {
  switch (unit) {
    case 'ns':
      return { scale: DURATIONS_NS, per: '' };
    case 'bytes':
      return { scale: SIZES, per: '' };
    case 'short':
      return { scale: COUNTS, per: '' };
    case 'cores':
      return { scale: CORES, per: '' };
    case 'binBps':
      return { scale: SIZES, per: '/s' };
    case 'ns/s':
      return { scale: SHORT_DURATIONS_NS, per: '/s' };
    default:
      return isMoney(unit)
        ? { scale: [{ size: 1, suffix: getCurrencySign(getCurrency(unit)) }], per: '/month' }
        : { scale: COUNTS, per: unit === '/s' ? '/s' : ` ${unit}` };
  }
}
