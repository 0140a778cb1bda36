import { type DiscountRule, parseDiscountRules } from '../discountRules';
import { readRuleFile } from '../ruleStore';

export interface Shopper {
  readonly region: string;
  readonly segment: string;
}

const rulesByShopper = new Map<string, DiscountRule[]>();

/** The rules for a shopper, read once: a change of the rules needs a restart. */
export function getDiscountRules(shopper: Shopper): DiscountRule[] {
  const key = `${shopper.region}/${shopper.segment}`;
  const rules = rulesByShopper.get(key) ?? loadDiscountRules(shopper);
  rulesByShopper.set(key, rules);
  return rules;
}

function loadDiscountRules({ region, segment }: Shopper): DiscountRule[] {
  return parseDiscountRules(readRuleFile(region, segment));
}
