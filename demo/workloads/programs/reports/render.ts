import { printCsv } from './csv';
import type { Group } from './aggregate';

const MONEY = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function renderCsvReport(groups: readonly Group[]): string {
  const total = groups.reduce((sum, group) => sum + group.amountCents, 0);
  const rows = groups.map((group) => [
    group.key,
    String(group.orders),
    formatMoney(group.amountCents),
    formatMoney(group.medianCents),
    formatMoney(group.p95Cents),
    SHARE.format(group.amountCents / total),
  ]);
  return printCsv(['group', 'orders', 'amount', 'median', 'p95', 'share'], rows);
}

export function renderJsonReport(groups: readonly Group[]): string {
  return JSON.stringify(
    { groups: groups.map((group) => ({ ...group, average: group.amountCents / group.orders })) },
    undefined,
    2,
  );
}

function formatMoney(cents: number): string {
  return MONEY.format(cents / 100);
}
