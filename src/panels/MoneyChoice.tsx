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

/** Whether charts are in money. Where nothing has a price, the switch says why. */
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

/** Prices, where somebody wants to see money; undefined until they are known. */
function useRates(origin: SceneObject): {
  readonly known: { readonly rates?: CostRates } | undefined;
  readonly error?: string;
} {
  const isOn = useUrl(origin, 'amounts') === 'money';
  const { value, error } = useAnswer([isOn], isOn ? loadPluginJson : undefined);
  return isOn ? { known: value && { rates: parseCostRates(value) }, error } : { known: undefined };
}

/** What an average of a profile type costs; undefined where nobody asked for money, and where it has no price. */
export function useRatePrice(origin: SceneObject, profileType: ProfileTypeDescription): RatePrice | undefined {
  const pricing = priceRate(profileType, useRates(origin).known?.rates);
  return pricing.status === 'priced' ? pricing : undefined;
}

/** What the money of charts is made of, or why there is none; undefined where nobody asked for money, and until prices are known. */
export function useChartMoney({
  origin,
  profileTypes,
}: MoneyChoiceProps): ReturnType<typeof describeChartMoney> | undefined {
  const { known, error } = useRates(origin);
  return error === undefined
    ? known && describeChartMoney(profileTypes, known.rates)
    : { status: 'never', reason: `Grafana did not say what a core costs: ${error}` };
}
