import { type AmountUnit, getAmountUnit, getMeasuredMs, type RawUnit, withoutShares } from 'profile/amounts/AmountUnit';
import { describeProfileType, getRateDivisor, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { parseCostRates } from 'profile/cost/CostRates';
import { priceProfile, type Pricing } from 'profile/cost/priceProfile';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
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
  /** True if too few samples are behind it for shares. */
  readonly lacksShares?: boolean;
}

export interface ShownAmounts {
  readonly profileType: ProfileTypeDescription;
  readonly unit: AmountUnit;
  readonly rawUnit: RawUnit;
  /** Computation of money, or the reason why there is none; undefined if nobody wants to see money, and until prices are known. */
  readonly pricing: Pricing | undefined;
}

/** Chooses the unit of a profile: the user's choice, else the view's usual one, which also applies if there is no price. */
export function useAmounts(
  { opened, query, weight, lacksShares = false }: MeasuredProfile,
  chosen: Amounts | undefined,
  usual: Amounts,
): ShownAmounts {
  const amounts = chosen ?? usual;
  const { profileTypeId, fromMs, toMs } = query;
  const isMoney = amounts === 'money';
  const { jsonData, error } = usePluginJson(isMoney);
  const total = getTotal(opened.tree);
  return useMemo(() => {
    const profileType = describeProfileType(profileTypeId);
    const rawUnit = getAmountUnit(profileType, weight);
    const { isInstant, rateUnit } = profileType;
    const isRate = (amounts === 'per-second' || (isMoney && usual === 'per-second')) && !isInstant && weight > 0;
    const measured = isRate ? { unit: rateUnit, divisor: weight * getRateDivisor(rateUnit) } : rawUnit;
    const unit = lacksShares ? withoutShares(measured) : measured;
    if (!isMoney || (!jsonData && error === undefined)) {
      return { profileType, rawUnit, unit, pricing: undefined };
    }
    const measuredMs = getMeasuredMs({ isInstant, range: { fromMs, toMs }, weight });
    const pricing: Pricing = jsonData
      ? priceProfile({ profileType, total, weight, measuredMs }, parseCostRates(jsonData))
      : { status: 'never', reason: `Grafana did not say what a core costs: ${error}` };
    return { profileType, rawUnit, pricing, unit: pricing.status === 'priced' ? pricing.unit : unit };
  }, [profileTypeId, fromMs, toMs, weight, lacksShares, total, amounts, usual, isMoney, jsonData, error]);
}
