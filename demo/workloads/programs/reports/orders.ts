import { getInteger, pickFrom, type Random } from '../../random';
import { parseCsv, printCsv } from './csv';

export interface Order {
  readonly day: string;
  readonly country: string;
  readonly category: string;
  readonly quantity: number;
  readonly amountCents: number;
}

const COUNTRIES = ['AT', 'BE', 'DE', 'ES', 'FR', 'IT', 'NL', 'PL', 'SE', 'US'] as const;
const CATEGORIES = ['Books', 'Home, garden', 'Music', 'Toys "and" games', 'Shoes'] as const;
const COLUMNS = ['day', 'country', 'category', 'quantity', 'amount'] as const;

export function createOrdersCsv(random: Random, count: number): string {
  const rows = Array.from({ length: count }, () => [
    `2026-03-${String(getInteger(random, 1, 31)).padStart(2, '0')}`,
    pickFrom(random, COUNTRIES),
    pickFrom(random, CATEGORIES),
    String(getInteger(random, 1, 6)),
    (getInteger(random, 199, 39999) / 100).toFixed(2),
  ]);
  return printCsv(COLUMNS, rows);
}

export function parseOrders(text: string): Order[] {
  return parseCsv(text).map(toOrder);
}

function toOrder(record: Record<string, string>): Order {
  return {
    day: parseDay(record.day ?? ''),
    country: record.country ?? '',
    category: record.category ?? '',
    quantity: Number(record.quantity),
    amountCents: parseAmount(record.amount ?? ''),
  };
}

/** Brings a day into one form; throws on what is none. */
function parseDay(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) {
    throw new Error(`Not a day: ${text}`);
  }
  return date.toISOString().slice(0, 10);
}

function parseAmount(text: string): number {
  const parts = /^(\d+)\.(\d\d)$/.exec(text);
  if (parts === null) {
    throw new Error(`Not an amount: ${text}`);
  }
  return Number(parts[1]) * 100 + Number(parts[2]);
}
