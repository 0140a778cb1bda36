import { usePluginJson } from 'flamegraph/state/pluginJson';
import { getMeasuredMs } from 'profile/amounts/AmountUnit';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { parseCostRates } from 'profile/cost/CostRates';
import { priceDifference, type PricedSide, priceRate } from 'profile/cost/priceProfile';
import { type DiffQuestion, getDiffWeight } from 'profile/diff/DiffQuestion';
import { useMemo } from 'react';
import type { DiffFormat } from './formatDiffValue';

interface DiffMoneyInput {
  readonly isWanted: boolean;
  readonly profileType: ProfileTypeDescription;
  /** undefined until the sides are known. */
  readonly sides: { readonly baseline: DiffQuestion; readonly comparison: DiffQuestion } | undefined;
  /** Values of the whole trees. */
  readonly totals: { readonly baseline: number; readonly comparison: number };
}

export interface DiffMoney {
  /** Format of values per second as money; undefined without a price. */
  readonly format: DiffFormat['format'] | undefined;
  /** Note that `MoneyNote` shows; undefined if nobody wants to see money, and until prices are known. */
  readonly note:
    | { readonly status: 'priced'; readonly sentence: string; readonly formula: string }
    | { readonly status: 'never' | 'no-price'; readonly reason: string }
    | undefined;
}

const NOTHING: DiffMoney = { format: undefined, note: undefined };

/** Computes the monthly cost of both sides of a comparison. */
export function useDiffMoney({ isWanted, profileType, sides, totals }: DiffMoneyInput): DiffMoney {
  const { jsonData, error } = usePluginJson(isWanted);
  const { baseline, comparison } = totals;
  return useMemo(() => {
    if (!isWanted || !sides) {
      return NOTHING;
    }
    if (!jsonData) {
      const reason = `Grafana did not say what a core costs: ${error}`;
      return error === undefined ? NOTHING : { ...NOTHING, note: { status: 'never', reason } as const };
    }
    const priced = priceRate(profileType, parseCostRates(jsonData));
    if (priced.status !== 'priced') {
      return { ...NOTHING, note: priced };
    }
    const read = (side: DiffQuestion, total: number): PricedSide => {
      const weight = getDiffWeight(side, total);
      const { isInstant } = profileType;
      return {
        average: weight > 0 ? total / weight : Number.NaN,
        measuredMs: getMeasuredMs({ isInstant, range: side.range, weight }),
      };
    };
    const difference = priceDifference(priced, {
      baseline: read(sides.baseline, baseline),
      comparison: read(sides.comparison, comparison),
    });
    const { unit, divisor } = priced;
    return { format: { unit, divisor }, note: { status: 'priced', ...difference } as const };
  }, [isWanted, jsonData, error, profileType, sides, baseline, comparison]);
}
