import type { ConvertedUnit } from 'profile/amounts/AmountUnit';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { buildMoneyUnit, formatMoney } from 'profile/format/formatMoney';
import { formatNumber } from 'profile/format/formatNumber';
import { formatBytes, formatCores, formatDurationNs } from 'profile/format/formatValue';
import type { CostRates } from './CostRates';

type PricedType = Pick<ProfileTypeDescription, 'title' | 'unit' | 'rateUnit' | 'isInstant' | 'group'>;

/** What money is paid for: cores that are used, memory that is held. */
export type PricedKind = 'cores' | 'memory';

export interface PricedProfile {
  readonly profileType: PricedType;
  /** Value of the whole tree. */
  readonly total: number;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  /** Time that has data, as far as it is known; else the length of the range. */
  readonly measuredMs: number;
}

export type Pricing =
  | {
      readonly status: 'priced';
      readonly unit: ConvertedUnit;
      /** What a month of the whole profile costs, and from how much time that is made. */
      readonly sentence: string;
      /** How it is computed, with all its numbers. */
      readonly formula: string;
    }
  /** `reason` is a sentence: other types are never priced, or the moments are not known. */
  | { readonly status: 'never'; readonly reason: string }
  /** An administrator can set the price. */
  | { readonly status: 'no-price'; readonly reason: string };

const NS_PER_CORE_SECOND = 1e9;
const BYTES_PER_GIB = 2 ** 30;
const GRAMS_PER_KG = 1000;

/** Which price a profile type has; undefined for one that costs nothing of its own. Allocations are no memory that is held. */
export function getPricedKind({ unit, rateUnit, isInstant, group }: PricedType): PricedKind | undefined {
  if (rateUnit === 'cores' && unit === 'ns' && !isInstant) {
    return 'cores';
  }
  return isInstant && unit === 'bytes' && group === 'memory' ? 'memory' : undefined;
}

/** Why a profile type has no price; "" for one that may have. */
export function describeUnpriced(profileType: PricedType): string {
  return getPricedKind(profileType) !== undefined
    ? ''
    : `${profileType.title} has no price: only CPU time and memory in use have one.`;
}

/**
 * What values of a profile cost in a month that goes on as the measured time did.
 *
 *     average cores × price per core-hour × hours a month, average GiB in use × price per GiB-hour × hours a month
 *     6 cores at €0.04 and 730 h → €175.20 a month
 */
export function priceProfile(profile: PricedProfile, rates: CostRates | undefined): Pricing {
  const { profileType, total, weight, measuredMs } = profile;
  const kind = getPricedKind(profileType);
  if (kind === undefined) {
    return { status: 'never', reason: describeUnpriced(profileType) };
  }
  const price = kind === 'cores' ? rates?.corePricePerHour : rates?.gibPricePerHour;
  if (!rates || price === undefined || price <= 0) {
    return { status: 'no-price', reason: `No price is set for ${kind === 'cores' ? 'a core-hour' : 'a GiB-hour'}.` };
  }
  if (weight <= 0) {
    return { status: 'never', reason: 'Money is not known here: how much was used at a time is not known.' };
  }
  const perUnit = kind === 'cores' ? NS_PER_CORE_SECOND : BYTES_PER_GIB;
  const divisor = (weight * perUnit) / (price * rates.hoursPerMonth);
  const unit = { unit: buildMoneyUnit(rates.currency), divisor };
  const average = total / weight;
  const used = kind === 'cores' ? formatCores(average / NS_PER_CORE_SECOND) : formatBytes(average);
  const money = formatMoney(total / divisor, unit.unit);
  const time = formatDurationNs(measuredMs * 1e6);
  return {
    status: 'priced',
    unit,
    sentence: `At this rate ${used} cost ${money}${describeCo2(kind, average, rates)}, extrapolated from ${time}.`,
    formula: `${used} on average × ${formatNumber(price)} ${rates.currency} a ${kind === 'cores' ? 'core' : 'GiB'}-hour × ${formatNumber(rates.hoursPerMonth)} h a month. ${kind === 'cores' ? 'Only CPU time that was used counts, not what was reserved.' : 'Memory counts by what was in use on average, not by what was reserved or allocated.'}`,
  };
}

function describeCo2(kind: PricedKind, average: number, { co2GramsPerCoreHour, hoursPerMonth }: CostRates): string {
  if (kind !== 'cores' || !co2GramsPerCoreHour) {
    return '';
  }
  const kilograms = ((average / NS_PER_CORE_SECOND) * co2GramsPerCoreHour * hoursPerMonth) / GRAMS_PER_KG;
  return ` and ${formatNumber(kilograms)} kg CO₂ a month`;
}
