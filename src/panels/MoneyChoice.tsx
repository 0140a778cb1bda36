import type { SceneObject } from '@grafana/scenes';
import { InlineSwitch } from '@grafana/ui';
import { useAnswer } from 'components/useAnswer';
import { loadPluginJson } from 'grafana/pluginJson';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { type CostRates, parseCostRates } from 'profile/cost/CostRates';
import { describeChartMoney, describeUnpriced, priceRate, type RatePrice } from 'profile/cost/priceProfile';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';

interface MoneyChoiceProps {
  readonly origin: SceneObject;
  readonly profileTypes: readonly ProfileTypeDescription[];
}

/** Switch that shows charts in money. If nothing has a price, it says why. */
export function MoneyChoice({ origin, profileTypes }: MoneyChoiceProps): React.JSX.Element {
  const isOn = useUrl(origin, 'amounts') === 'money';
  const reasons = profileTypes.map(describeUnpriced);
  const refusal = reasons.every((reason) => reason !== '') ? (reasons[0] ?? '') : '';
  return (
    <InlineSwitch
      showLabel
      label="Money"
      title={refusal || 'Shows CPU time and memory in use as what they cost a month'}
      disabled={!isOn && refusal !== ''}
      value={isOn}
      onChange={(event) => getUrl(origin).set({ amounts: event.currentTarget.checked ? 'money' : undefined })}
    />
  );
}

interface Rates {
  readonly isWanted: boolean;
  /** undefined until they are known. */
  readonly known: { readonly rates: CostRates | undefined } | undefined;
  readonly error: string | undefined;
}

/** Prices, if somebody wants to see money. */
function useRates(origin: SceneObject): Rates {
  const isWanted = useUrl(origin, 'amounts') === 'money';
  const { value, error } = useAnswer([isWanted], isWanted ? loadPluginJson : undefined);
  return { isWanted, known: isWanted && value ? { rates: parseCostRates(value) } : undefined, error };
}

/** Returns the price of a profile type's average; undefined if nobody asked for money, or it has no price. */
export function useRatePrice(origin: SceneObject, profileType: ProfileTypeDescription): RatePrice | undefined {
  const pricing = priceRate(profileType, useRates(origin).known?.rates);
  return pricing.status === 'priced' ? pricing : undefined;
}

/** Describes how the money of charts is computed, or why there is none; undefined if nobody asked for money. */
export function useChartMoney({
  origin,
  profileTypes,
}: MoneyChoiceProps): ReturnType<typeof describeChartMoney> | undefined {
  const { isWanted, known, error } = useRates(origin);
  if (!isWanted) {
    return undefined;
  }
  if (known) {
    return describeChartMoney(profileTypes, known.rates);
  }
  // The text reserves its place, so that nothing below moves when prices load.
  const reason = error === undefined ? 'Loading prices.' : `Grafana did not say what a core costs: ${error}`;
  return { status: 'never', reason };
}
