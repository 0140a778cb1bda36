import { type AmountUnit, formatAmount } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { listFirst } from 'profile/format/formatNumber';
import type { Without } from 'profile/functions/computeWithout';
import { splitName } from 'profile/names/splitName';

const NAMED_COUNT = 4;

/**
 * Describes in sentences how much would go if the functions that a search finds went: an upper bound, and the part of
 * it that may only move elsewhere. It says nothing about waiting time: less work is not a faster answer.
 *
 * @param money monthly cost of the bound, and the rate; undefined if unknown
 */
export function describeWithout(
  { atMost, mayMove, moving }: Without,
  { unit, total, money }: { readonly unit: AmountUnit; readonly total: number; readonly money: string | undefined },
): string {
  const print = (value: number) => formatAmount(value, unit, total);
  if (atMost <= 0) {
    return 'Without the matches nothing would be gone: no stack passes through them.';
  }
  const bound = `Without the matches, at most ${print(atMost)} of ${print(total)} would be gone${money === undefined ? '' : `, ${money}`}.`;
  if (mayMove <= 0) {
    return bound;
  }
  const write = ({ name, value }: (typeof moving)[number]) =>
    `${formatFunctionName(splitName(name).shortName)} ${print(value)}`;
  return `${bound} ${print(mayMove)} of that may only move to others that call the same functions: ${listFirst(moving, NAMED_COUNT, write)}.`;
}
