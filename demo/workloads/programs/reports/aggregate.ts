import type { Order } from './orders';

export interface Group {
  readonly key: string;
  readonly orders: number;
  readonly quantity: number;
  readonly amountCents: number;
  readonly medianCents: number;
  readonly p95Cents: number;
}

export function groupOrders(orders: readonly Order[], getKey: (order: Order) => string): Group[] {
  const members = new Map<string, Order[]>();
  for (const order of orders) {
    const key = getKey(order);
    const group = members.get(key);
    if (group === undefined) {
      members.set(key, [order]);
    } else {
      group.push(order);
    }
  }
  return [...members].map(([key, group]) => summarizeGroup(key, group)).sort(compareGroups);
}

function summarizeGroup(key: string, orders: readonly Order[]): Group {
  const amounts = sortAmounts(orders);
  return {
    key,
    orders: orders.length,
    quantity: orders.reduce((sum, order) => sum + order.quantity, 0),
    amountCents: amounts.reduce((sum, amount) => sum + amount, 0),
    medianCents: computePercentile(amounts, 0.5),
    p95Cents: computePercentile(amounts, 0.95),
  };
}

function sortAmounts(orders: readonly Order[]): number[] {
  return orders.map((order) => order.amountCents).sort((left, right) => left - right);
}

/** Linear interpolation between the two nearest ranks. */
function computePercentile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1);
  const lower = sorted[Math.floor(rank)] ?? 0;
  const upper = sorted[Math.ceil(rank)] ?? lower;
  return lower + (upper - lower) * (rank - Math.floor(rank));
}

function compareGroups(left: Group, right: Group): number {
  return right.amountCents - left.amountCents || left.key.localeCompare(right.key, 'en');
}
