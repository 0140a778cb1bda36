import { type AmountUnit, formatAmount } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { Without } from 'profile/functions/computeWithout';
import { splitName } from 'profile/names/splitName';

const NAMED_COUNT = 4;

/**
 * What would be gone without what a search finds, as sentences: an upper bound, and what of it may only move. Nothing of time that
 * somebody waits: less work is not a faster answer.
 *
 * @param money what the bound costs in a month, and at which rate; undefined where that is not known
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
  const named = moving
    .slice(0, NAMED_COUNT)
    .map(({ name, value }) => `${formatFunctionName(splitName(name).shortName)} ${print(value)}`);
  const rest = moving.length > NAMED_COUNT ? ` and ${formatInteger(moving.length - NAMED_COUNT)} more` : '';
  return `${bound} ${print(mayMove)} of that may only move to others that call the same functions: ${named.join(', ')}${rest}.`;
}
