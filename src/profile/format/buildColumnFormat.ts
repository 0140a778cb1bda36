import type { RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { getCurrency, getCurrencySign, isMoney, type MoneyUnit } from './formatMoney';
import { NO_VALUE, type Scale } from './formatNumber';
import { COUNTS, DURATIONS_NS, SHORT_DURATIONS_NS, SIZES } from './formatValue';

/** How all numbers of a column are written: in one unit, which its heading names, with the same number of decimals. */
export interface ColumnFormat {
  /** "ms", "MiB/s", "mcores"; "" for plain counts. */
  readonly unit: string;
  /** "0.12"; what would read as 0 and is not: "< 0.01". */
  readonly print: (value: number) => string;
}

const CORES: Scale = [
  { size: 0.001, suffix: ' mcores' },
  { size: 0.1, suffix: ' cores' },
];

/** The unit in which the largest value of a column reads best. */
export function buildColumnFormat(unit: ValueUnit | RateUnit | MoneyUnit, largest: number): ColumnFormat {
  const { scale, per } = getScale(unit);
  const step =
    scale[
      Math.max(
        0,
        scale.findLastIndex(({ size }) => Math.abs(largest) >= size),
      )
    ] ?? scale[0];
  // From a tenth of a core on it is cores that are counted, not tenths.
  const size = step.suffix === ' cores' ? 1 : step.size;
  const scaled = Math.abs(largest) / size;
  const decimals = scaled >= 1000 || (size === scale[0].size && isCounted(unit)) ? 0 : scaled >= 10 ? 1 : 2;
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
  return { unit: `${step.suffix}${per}`.trim(), print };
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
