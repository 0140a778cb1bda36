import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, listFirst } from 'profile/format/formatNumber';
import type { ChangeRow } from './listChanges';
import { type Baseline, BASELINE_NAMES, DAY_MS, LOOK_BACK_MS } from './planBaseline';

/** Says in a sentence that a baseline cannot be compared with. `ageMs`: time since it begins. */
export function describeNoBaseline(baseline: Baseline, ageMs: number): string {
  const kept = ageMs > LOOK_BACK_MS ? ` Servers usually look back ${formatInteger(LOOK_BACK_MS / DAY_MS)} days.` : '';
  return `No service has data in ${BASELINE_NAMES[baseline]}, so nothing is compared.${kept}`;
}

/** Says that the server dropped profiles, in its own words; "" if it reports nothing. */
export function describeDrops(drops: readonly string[]): string {
  return drops.length === 0
    ? ''
    : `The server says: ${drops.map(formatFunctionName).join('; ')}. Profiles were dropped on their way in, so nothing is called a change.`;
}

/** Says that a baseline has data for only a part of its time. */
export function describeClippedBaseline(fromMs: number, formatTime: (timeMs: number) => string): string {
  return `The baseline has data since ${formatTime(fromMs)} only, so nothing is called a change. A shorter time range may have a complete baseline.`;
}

/**
 * Formats the time since a row stands out: "since 15:08", "from 15:08 to 15:22" if it is over, "all along" if it rises
 * or falls steadily, "between 15:08 and 15:22" if its services changed one after the other; "" if unknown.
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

/** Lists the services in which a function changed: "checkout, search and 38 more". */
export function describeWhere({ services }: Pick<ChangeRow, 'services'>): string {
  return listFirst(services, NAMED_SERVICES, ({ name }) => formatFunctionName(name) || '(no name)');
}
