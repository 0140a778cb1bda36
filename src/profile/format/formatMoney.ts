import { NO_VALUE } from './formatNumber';

/** Unit of a monthly cost: "money:EUR". The currency is an ISO 4217 code. */
export type MoneyUnit = `money:${string}`;

const PREFIX = 'money:';
/** Smallest amount that is printed; less than half a cent would read as nothing. */
const SMALLEST = 0.01;

export function buildMoneyUnit(currency: string): MoneyUnit {
  return `${PREFIX}${currency}`;
}

export function isMoney(unit: string): unit is MoneyUnit {
  return unit.startsWith(PREFIX);
}

export function getCurrency(unit: MoneyUnit): string {
  return unit.slice(PREFIX.length);
}

/** Formats a monthly cost: "€310/month", "€0.52/month", "< €0.01/month". */
export function formatMoney(value: number, unit: MoneyUnit): string {
  return Number.isFinite(value) ? `${formatSum(value, getCurrency(unit))}/month` : NO_VALUE;
}

function formatSum(value: number, currency: string): string {
  if (value !== 0 && Math.abs(value) < SMALLEST / 2) {
    const smallest = createFormat(currency, 2).format(SMALLEST);
    return value > 0 ? `< ${smallest}` : `> -${smallest}`;
  }
  return createFormat(currency, Math.abs(value) >= 100 ? 0 : 2).format(value);
}

function createFormat(currency: string, decimals: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
}

/** Returns the sign of a currency, or its code if it has none: "€", "CHF". */
export function getCurrencySign(currency: string): string {
  const parts = new Intl.NumberFormat('en-US', { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
