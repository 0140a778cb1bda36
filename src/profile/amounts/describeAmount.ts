import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { formatDurationNs, formatRate, formatValue } from 'profile/format/formatValue';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { isPartlyCovered } from './AmountUnit';

interface WholeProfile {
  readonly profileType: Pick<ProfileTypeDescription, 'unit' | 'rateUnit' | 'isInstant'>;
  readonly range: TimeRangeMs;
  /** Raw value of the whole tree. */
  readonly total: number;
  /** See `computeWeight`. */
  readonly weight: number;
}

/**
 * Describes the amount of a profile, in at most two parts: "1.13 min, 0.6 cores", "1.13 min, 0.6 cores over 8 min of data"; for
 * instantaneous types "517 MiB on average", or "517 MiB" at a single moment. Empty if the number of moments is unknown.
 */
export function describeAmount({ profileType, range, total, weight }: WholeProfile): readonly string[] {
  const { unit, rateUnit, isInstant } = profileType;
  if (isInstant) {
    const amount = formatValue(total / weight, unit);
    return weight > 0 ? [weight === 1 ? amount : `${amount} on average`] : [];
  }
  const amount = formatValue(total, unit);
  if (!rateUnit || weight <= 0) {
    return [amount];
  }
  const rate = formatRate(total / weight / (rateUnit === 'cores' ? 1e9 : 1), rateUnit);
  const covered = isPartlyCovered(range, weight) ? ` over ${formatDurationNs(weight * 1e9)} of data` : '';
  return [`${amount}, ${rate}${covered}`];
}

/** Reason why the number of moments in a profile is unknown. */
export type UnknownMoments = 'part' | 'chart' | 'pushes';

const REASONS: Readonly<Record<UnknownMoments, string>> = {
  part: 'nobody counts them for spans, traces or several single profiles',
  chart: 'the chart that tells it is missing',
  pushes: 'it does not show how often each pod sends',
};

/** Explains in a sentence why a profile has only shares; "" if it has amounts. */
export function describeMissingAmount(
  { isInstant }: Pick<ProfileTypeDescription, 'isInstant'>,
  unknown: UnknownMoments | undefined,
): string {
  if (!isInstant || !unknown) {
    return '';
  }
  const why = REASONS[unknown];
  return `Only shares are shown: the profile adds up many snapshots, and how many is not known, because ${why}.`;
}
