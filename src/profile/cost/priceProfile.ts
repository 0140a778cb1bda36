import type { ConvertedUnit } from 'profile/amounts/AmountUnit';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { buildMoneyUnit, formatMoney, type MoneyUnit } from 'profile/format/formatMoney';
import { formatNumber } from 'profile/format/formatNumber';
import { formatBytes, formatCores, formatDurationNs } from 'profile/format/formatValue';
import type { Sides } from 'profile/Sides';
import type { CostRates } from './CostRates';

type PricedType = Pick<ProfileTypeDescription, 'title' | 'unit' | 'rateUnit' | 'isInstant' | 'group'>;

/** Priced resource: cores that are used, or memory that is held. */
type PricedKind = 'cores' | 'memory';

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
      /** Monthly cost of the whole profile, and the measured time that it is computed from. */
      readonly sentence: string;
      /** Formula with all its numbers. */
      readonly formula: string;
    }
  /** `reason` is a sentence: other types are never priced, or the moments are not known. */
  | { readonly status: 'never'; readonly reason: string }
  /** An administrator can set the price. */
  | { readonly status: 'no-price'; readonly reason: string };

/** Price of a value per second, or of a moment's average, of a profile type. */
export interface RatePrice {
  readonly status: 'priced';
  readonly kind: PricedKind;
  readonly unit: MoneyUnit;
  /** A value per second (ns) or an average (bytes) divided by it is money a month. */
  readonly divisor: number;
  /** "0.04 EUR a core-hour × 730 h a month" */
  readonly formula: string;
}

export type RatePricing = RatePrice | { readonly status: 'never' | 'no-price'; readonly reason: string };

const NS_PER_CORE_SECOND = 1e9;
const BYTES_PER_GIB = 2 ** 30;
const GRAMS_PER_KG = 1000;

/**
 * Returns the resource that a profile type pays for; undefined if it costs nothing of its own. Allocations are not memory in use.
 */
function getPricedKind({ unit, rateUnit, isInstant, group }: PricedType): PricedKind | undefined {
  if (rateUnit === 'cores' && unit === 'ns' && !isInstant) {
    return 'cores';
  }
  return isInstant && unit === 'bytes' && group === 'memory' ? 'memory' : undefined;
}

/** Explains why a profile type has no price; "" if it may have one. */
export function describeUnpriced(profileType: PricedType): string {
  return getPricedKind(profileType) !== undefined
    ? ''
    : `${profileType.title} has no price: only CPU time and memory in use have one.`;
}

/**
 * Price × hours a month per core or GiB.
 *
 *     €0.04 and 730 h → a core costs €29.20 a month
 */
export function priceRate(profileType: PricedType, rates: CostRates | undefined): RatePricing {
  const kind = getPricedKind(profileType);
  if (kind === undefined) {
    return { status: 'never', reason: describeUnpriced(profileType) };
  }
  const price = kind === 'cores' ? rates?.corePricePerHour : rates?.gibPricePerHour;
  if (!rates || price === undefined || price <= 0) {
    return { status: 'no-price', reason: `No price is set for ${kind === 'cores' ? 'a core-hour' : 'a GiB-hour'}.` };
  }
  const { currency, hoursPerMonth } = rates;
  const hour = `${kind === 'cores' ? 'core' : 'GiB'}-hour`;
  return {
    ...{ status: 'priced', kind },
    unit: buildMoneyUnit(currency),
    divisor: (kind === 'cores' ? NS_PER_CORE_SECOND : BYTES_PER_GIB) / (price * hoursPerMonth),
    formula: `${formatNumber(price)} ${currency} a ${hour} × ${formatNumber(hoursPerMonth)} h a month`,
  };
}

/**
 * Computes the monthly cost of an average over all the time that has data.
 *
 * @param average in cores, or in bytes of memory in use
 *
 *     2.5 cores at €0.04 a core-hour and 730 h a month → 73
 */
export function toMoney(average: number, { kind, divisor }: RatePrice): number {
  return (average * (kind === 'cores' ? NS_PER_CORE_SECOND : 1)) / divisor;
}

/** Describes how the money of charts is computed, or why there is none. `profileTypes`: types on the screen. */
export function describeChartMoney(
  profileTypes: readonly PricedType[],
  rates: CostRates | undefined,
):
  | { readonly status: 'priced'; readonly sentence: string; readonly formula: string }
  | Exclude<RatePricing, RatePrice> {
  const pricings = profileTypes.map((profileType) => priceRate(profileType, rates));
  const priced = pricings.filter((pricing) => pricing.status === 'priced');
  const others = pricings.filter((pricing) => pricing.status !== 'priced');
  if (priced.length === 0) {
    const [first] = [...others.filter(({ status }) => status === 'no-price'), ...others];
    return first ?? { status: 'never', reason: 'Nothing here has a price.' };
  }
  const unpriced = others.some(({ status }) => status === 'never')
    ? ['Other profile types keep their unit: only CPU time and memory in use have a price.']
    : [];
  const missing = new Set(others.flatMap((pricing) => (pricing.status === 'no-price' ? pricing.reason : [])));
  return {
    status: 'priced',
    sentence: ['Charts show what a month at the rate of each moment would cost.', ...unpriced, ...missing].join(' '),
    formula: [...new Set(priced.map(({ kind, formula }) => `${USED[kind]} × ${formula}. ${WHAT_COUNTS[kind]}`))].join(
      ' ',
    ),
  };
}

const USED: Readonly<Record<PricedKind, string>> = { cores: 'Cores that are used', memory: 'GiB in use' };

/**
 * Computes the monthly cost of a profile's values if every hour is like the measured time.
 *
 *     average cores × price per core-hour × hours a month, average GiB in use × price per GiB-hour × hours a month
 *     6 cores at €0.04 and 730 h → €175.20 a month
 */
export function priceProfile(profile: PricedProfile, rates: CostRates | undefined): Pricing {
  const { profileType, total, weight, measuredMs } = profile;
  const priced = priceRate(profileType, rates);
  if (priced.status !== 'priced') {
    return priced;
  }
  if (weight <= 0) {
    return { status: 'never', reason: 'No price here: how much was in use at a time is not known.' };
  }
  const { kind, unit, divisor, formula } = priced;
  const average = total / weight;
  const used = kind === 'cores' ? formatCores(average / NS_PER_CORE_SECOND) : formatBytes(average);
  const money = formatMoney(average / divisor, unit);
  const co2 = rates ? describeCo2(kind, average, rates) : '';
  return {
    status: 'priced',
    unit: { unit, divisor: weight * divisor },
    sentence: `At this rate ${used} cost ${money}${co2}, extrapolated from ${formatDurationNs(measuredMs * 1e6)}.`,
    formula: `${used} on average × ${formula}. ${WHAT_COUNTS[kind]}`,
  };
}

const WHAT_COUNTS: Readonly<Record<PricedKind, string>> = {
  cores: 'Only CPU time that was used counts, not what was reserved.',
  memory: 'Memory counts by what was in use on average, not by what was reserved or allocated.',
};

/** One side of a comparison; its average is in ns per second, or in bytes. */
export interface PricedSide {
  readonly average: number;
  readonly measuredMs: number;
}

/** The same for two sides: "At this rate the comparison costs €310/month more (€500/month to €810/month), …" */
export function priceDifference(
  priced: RatePrice,
  { baseline, comparison }: Sides<PricedSide>,
): { readonly sentence: string; readonly formula: string } {
  const print = (value: number) => formatMoney(value / priced.divisor, priced.unit);
  const difference = comparison.average - baseline.average;
  const change = difference === 0 ? 'as much' : `${print(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'}`;
  const times = [baseline, comparison].map(({ measuredMs }) => formatDurationNs(measuredMs * 1e6));
  return {
    sentence: `At this rate the comparison costs ${change} (baseline ${print(baseline.average)}, comparison ${print(comparison.average)}), extrapolated from ${times.join(' and ')}.`,
    formula: `Average of each side × ${priced.formula}. ${WHAT_COUNTS[priced.kind]}`,
  };
}

function describeCo2(kind: PricedKind, average: number, { co2GramsPerCoreHour, hoursPerMonth }: CostRates): string {
  if (kind !== 'cores' || !co2GramsPerCoreHour) {
    return '';
  }
  const kilograms = ((average / NS_PER_CORE_SECOND) * co2GramsPerCoreHour * hoursPerMonth) / GRAMS_PER_KG;
  return ` and ${formatNumber(kilograms)} kg CO₂ a month`;
}
