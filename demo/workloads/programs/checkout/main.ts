import { createRandom, getInteger, pickFrom, type Random } from '../../random';
import type { Program } from '../Program';
import { parseCart } from './cart';
import { CATEGORIES } from './catalog';
import { type FindDiscountRules, priceCart } from './pricing';
import { renderReceipt, signReceipt } from './receipt';

const REGIONS = ['eu-west', 'us-east'] as const;
const SEGMENTS = ['guest', 'member', 'business'] as const;

/** Prices carts and issues signed receipts. `findRules` is what differs between the versions. */
export function createCheckout(findRules: FindDiscountRules): Program<string> {
  const random = createRandom(11);
  return {
    requests: Array.from({ length: 300 }, () => createCartBody(random)),
    requestsPerSecond: 650,
    pollMs: 2000,
    handle: (body) => void handleCheckout(body, findRules),
    getRoute: () => 'POST /checkout',
  };
}

function handleCheckout(body: string, findRules: FindDiscountRules): string {
  const cart = parseCart(body);
  const quote = priceCart(cart, findRules);
  const receipt = renderReceipt(cart, quote);
  return JSON.stringify({ id: cart.id, quote, receipt, signature: signReceipt(cart, receipt) });
}

function createCartBody(random: Random): string {
  const segment = pickFrom(random, SEGMENTS);
  return JSON.stringify({
    id: `cart-${getInteger(random, 0, 0xffffffff).toString(16).padStart(8, '0')}`,
    region: pickFrom(random, REGIONS),
    segment,
    coupon: random() < 0.3 ? `${segment}-${pickFrom(random, CATEGORIES)}-${getInteger(random, 10, 99)}` : '',
    lines: Array.from({ length: getInteger(random, 1, 9) }, () => ({
      sku: `SKU-${String(getInteger(random, 0, 1999)).padStart(5, '0')}`,
      quantity: getInteger(random, 1, 5),
    })),
  });
}
