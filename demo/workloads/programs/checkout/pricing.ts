import type { CartLine, Cart } from './cart';
import { findProduct, type Product } from './catalog';
import type { DiscountRule, RuleFacts } from './discountRules';

export type FindDiscountRules = (shopper: { region: string; segment: string }) => DiscountRule[];

export interface PricedLine {
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly netCents: number;
  readonly discountCents: number;
  readonly taxCents: number;
}

export interface Quote {
  readonly lines: readonly PricedLine[];
  readonly totalCents: number;
}

const TAX_PERCENT: Readonly<Record<string, { standard: number; reduced: number }>> = {
  'eu-west': { standard: 21, reduced: 9 },
  'us-east': { standard: 8, reduced: 4 },
};

export function priceCart(cart: Cart, findRules: FindDiscountRules): Quote {
  const lines = cart.lines.map((line) => priceLine(cart, line, findRules));
  return {
    lines,
    totalCents: lines.reduce((sum, line) => sum + line.netCents - line.discountCents + line.taxCents, 0),
  };
}

function priceLine(cart: Cart, line: CartLine, findRules: FindDiscountRules): PricedLine {
  const product = findProduct(line.sku);
  const netCents = product.priceCents * line.quantity;
  const facts = { category: product.category, quantity: line.quantity, amountCents: netCents, coupon: cart.coupon };
  const discountCents = computeDiscount(findRules({ region: cart.region, segment: cart.segment }), facts);
  const taxCents = computeTax(cart.region, product, netCents - discountCents);
  return { sku: line.sku, title: product.title, quantity: line.quantity, netCents, discountCents, taxCents };
}

/** The best rule wins; discounts do not add up. */
function computeDiscount(rules: readonly DiscountRule[], facts: RuleFacts): number {
  let percent = 0;
  for (const rule of rules) {
    if (rule.percent > percent && rule.matches(facts)) {
      percent = rule.percent;
    }
  }
  return roundCents((facts.amountCents * percent) / 100);
}

function computeTax(region: string, product: Product, amountCents: number): number {
  return roundCents((amountCents * (TAX_PERCENT[region]?.[product.taxClass] ?? 0)) / 100);
}

function roundCents(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
