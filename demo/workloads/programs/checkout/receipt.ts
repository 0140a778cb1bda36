import { createHmac } from 'node:crypto';
import type { Cart } from './cart';
import type { PricedLine, Quote } from './pricing';

const moneyFormats = new Map<string, Intl.NumberFormat>();

export function renderReceipt(cart: Cart, quote: Quote): string {
  const rows = quote.lines.map((line) => renderRow(cart.region, line));
  return [...rows, `TOTAL ${formatMoney(cart.region, quote.totalCents)}`].join('\n');
}

export function signReceipt(cart: Cart, receipt: string): string {
  return createHmac('sha256', 'demo-signing-key').update(cart.id).update(receipt).digest('base64url');
}

function renderRow(region: string, line: PricedLine): string {
  const title = line.title.padEnd(28, ' ').slice(0, 28);
  return `${title} x${line.quantity} ${formatMoney(region, line.netCents)} -${formatMoney(region, line.discountCents)}`;
}

function formatMoney(region: string, cents: number): string {
  let format = moneyFormats.get(region);
  if (format === undefined) {
    const currency = region.startsWith('us') ? 'USD' : 'EUR';
    format = new Intl.NumberFormat('en', { style: 'currency', currency });
    moneyFormats.set(region, format);
  }
  return format.format(cents / 100);
}
