import { type DiscountRule, parseDiscountRules } from '../discountRules';
import { readRuleFile } from '../ruleStore';

export interface Shopper {
  readonly region: string;
  readonly segment: string;
}

interface CachedRules {
  readonly rules: DiscountRule[];
  readonly loadedAtMs: number;
}

const MAX_AGE_MS = 60_000;

const rulesByShopper = new Map<string, CachedRules>();

/** The rules for a shopper: a change of the rules takes effect within a minute. */
export function getDiscountRules(shopper: Shopper): DiscountRule[] {
  const key = `${shopper.region}/${shopper.segment}`;
  const cached = rulesByShopper.get(key);
  if (cached !== undefined && isFresh(cached)) {
    return cached.rules;
  }
  const rules = loadDiscountRules(shopper);
  rulesByShopper.set(key, { rules, loadedAtMs: performance.now() });
  return rules;
}

function isFresh({ loadedAtMs }: CachedRules): boolean {
  return Date.now() - loadedAtMs < MAX_AGE_MS;
}

function loadDiscountRules({ region, segment }: Shopper): DiscountRule[] {
  return parseDiscountRules(readRuleFile(region, segment));
}
