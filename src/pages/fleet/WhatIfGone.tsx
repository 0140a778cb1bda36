import { useTheme2 } from '@grafana/ui';
import { useAnswer } from 'components/useAnswer';
import { usePluginJson } from 'flamegraph/state/pluginJson';
import { type AmountUnit, formatAmount } from 'profile/amounts/AmountUnit';
import { describeWithout } from 'profile/amounts/describeWithout';
import { parseCostRates } from 'profile/cost/CostRates';
import { type PricedProfile, priceProfile } from 'profile/cost/priceProfile';
import { formatDurationNs } from 'profile/format/formatValue';
import React from 'react';
import type { OpenedProfile } from 'worker/OpenedProfile';

interface WhatIfGoneProps {
  readonly opened: OpenedProfile;
  /** Search that marks the functions. */
  readonly search: string;
  readonly unit: AmountUnit;
  readonly priced: PricedProfile;
}

/** The most that would be gone without what the search finds, and what of that may only move; nothing without a search. */
export function WhatIfGone({ opened, search, unit, priced }: WhatIfGoneProps): React.JSX.Element | null {
  const { colors, spacing, typography } = useTheme2();
  const isAsked = search.trim() !== '';
  const { current } = useAnswer([opened, search], isAsked ? () => opened.computeWithout(search) : undefined);
  const { jsonData } = usePluginJson(isAsked);
  if (!isAsked || !current) {
    return null;
  }
  const pricing = priceProfile(priced, jsonData && parseCostRates(jsonData));
  const { total } = priced;
  const isMoney = pricing.status === 'priced' && pricing.unit.unit !== (typeof unit === 'object' ? unit.unit : unit);
  const money = isMoney
    ? `${formatAmount(current.atMost, pricing.unit, total)} at this rate, extrapolated from ${formatDurationNs(priced.measuredMs * 1e6)}`
    : undefined;
  return (
    <div
      role="note"
      style={{ padding: spacing(0.5, 0), color: colors.text.secondary, fontSize: typography.bodySmall.fontSize }}
    >
      {describeWithout(current, { unit, total, money })}
    </div>
  );
}
