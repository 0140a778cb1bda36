import type { AmountUnit, RawUnit } from 'profile/amounts/AmountUnit';
import { getAmountUnit } from 'profile/amounts/computeWeight';
import { describeProfileType, getRateDivisor, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { parseCostRates } from 'profile/cost/CostRates';
import { priceProfile, type Pricing } from 'profile/cost/priceProfile';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { getTotal } from 'profile/tree/FlameTree';
import { useMemo } from 'react';
import type { Amounts } from 'url/viewValues';
import type { OpenedProfile } from 'worker/OpenedProfile';
import { usePluginJson } from './pluginJson';

interface MeasuredProfile {
  readonly opened: OpenedProfile;
  readonly query: TimeRangeMs & { readonly profileTypeId: string };
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
}

export interface ShownAmounts {
  readonly profileType: ProfileTypeDescription;
  /** How raw values are written. */
  readonly unit: AmountUnit;
  /** How they are written as they were measured. */
  readonly rawUnit: RawUnit;
  /** What money is made of, or why there is none; undefined where nobody wants to see money, and until prices are known. */
  readonly pricing: Pricing | undefined;
}

/** The unit in which a profile is shown. Where there is no price, values stay as they were measured. */
export function useAmounts({ opened, query, weight }: MeasuredProfile, amounts: Amounts): ShownAmounts {
  const { profileTypeId, fromMs, toMs } = query;
  const isMoney = amounts === 'money';
  const { jsonData, error } = usePluginJson(isMoney);
  const total = getTotal(opened.tree);
  return useMemo(() => {
    const profileType = describeProfileType(profileTypeId);
    const rawUnit = getAmountUnit(profileType, weight);
    const measured = { profileType, rawUnit, pricing: undefined };
    const { isInstant, rateUnit } = profileType;
    if (amounts === 'per-second' && !isInstant && weight > 0) {
      return { ...measured, unit: { unit: rateUnit, divisor: weight * getRateDivisor(rateUnit) } };
    }
    if (!isMoney || (!jsonData && error === undefined)) {
      return { ...measured, unit: rawUnit };
    }
    const measuredMs = isInstant || weight <= 0 ? getDurationMs({ fromMs, toMs }) : weight * 1000;
    const rates = parseCostRates(jsonData ?? {});
    const pricing: Pricing =
      jsonData || error === undefined
        ? priceProfile({ profileType, total, weight, measuredMs }, rates)
        : { status: 'never', reason: `Grafana did not say what a core costs: ${error}` };
    return { ...measured, pricing, unit: pricing.status === 'priced' ? pricing.unit : rawUnit };
  }, [profileTypeId, fromMs, toMs, weight, total, amounts, isMoney, jsonData, error]);
}
