import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { ChangeRow } from './listChanges';
import { type Baseline, BASELINE_NAMES, LOOK_BACK_MS } from './planBaseline';

const DAY_MS = 24 * 3_600_000;

/** That a baseline cannot be compared with, as a sentence. `ageMs`: how long ago it begins. */
export function describeNoBaseline(baseline: Baseline, ageMs: number): string {
  const kept = ageMs > LOOK_BACK_MS ? ` Servers usually look back ${formatInteger(LOOK_BACK_MS / DAY_MS)} days.` : '';
  return `No service has data in ${BASELINE_NAMES[baseline]}, so nothing is compared.${kept}`;
}

/** That the server dropped profiles, in its own words; "" where it says nothing. */
export function describeDrops(drops: readonly string[]): string {
  return drops.length === 0
    ? ''
    : `The server says: ${drops.map(formatFunctionName).join('; ')}. Profiles were dropped on their way in, so nothing is called a change.`;
}

/** That a baseline has data for a part of its time only. */
export function describeClippedBaseline(fromMs: number, formatTime: (timeMs: number) => string): string {
  return `The baseline has data since ${formatTime(fromMs)} only, so nothing is called a change. A shorter time range may have a complete baseline.`;
}

/**
 * Since when a row stands out: "since 15:08", "from 15:08 to 15:22" where it is over, "all along" where it rises or falls steadily,
 * "between 15:08 and 15:22" where its services changed one after the other; "" where that is not known.
 */
export function describeSince(
  { since }: Pick<ChangeRow, 'since'>,
  fromMs: number,
  formatTime: (timeMs: number) => string,
): string {
  if (!since || since === 'all along') {
    return since ?? '';
  }
  const { firstMs, lastMs, endMs } = since;
  if (endMs !== undefined) {
    return firstMs <= fromMs ? `until ${formatTime(endMs)}` : `from ${formatTime(firstMs)} to ${formatTime(endMs)}`;
  }
  if (lastMs <= fromMs) {
    return `before ${formatTime(fromMs)}`;
  }
  const [first, last] = [formatTime(Math.max(fromMs, firstMs)), formatTime(lastMs)];
  return first === last ? `since ${first}` : `between ${first} and ${last}`;
}

const NAMED_SERVICES = 3;

/** Where a function changed: "checkout, search and 38 more". */
export function describeWhere({ services }: Pick<ChangeRow, 'services'>): string {
  const names = services.slice(0, NAMED_SERVICES).map(({ name }) => formatFunctionName(name) || '(no name)');
  const restCount = services.length - names.length;
  return restCount > 0 ? `${names.join(', ')} and ${formatInteger(restCount)} more` : names.join(', ');
}
