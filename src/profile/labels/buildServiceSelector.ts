import type { Filter } from './Filter';
import { printSelector } from './printSelector';

/** Most services that one request asks for at once: what fits on a screen. */
const MAX_SERVICES_PER_SELECTOR = 24;

/**
 * Selects 1 to 24 services, and what the filters leave of them. No `^(…)$` around the names: the server anchors regexes.
 * Throws RangeError for any other number of services.
 */
export function buildServiceSelector(names: readonly string[], filters: readonly Filter[] = []): string {
  if (names.length === 0 || names.length > MAX_SERVICES_PER_SELECTOR) {
    throw new RangeError(`A selector takes 1 to ${MAX_SERVICES_PER_SELECTOR} services, not ${names.length}.`);
  }
  const operator = names.length === 1 ? '=' : 'in';
  return printSelector([{ label: 'service_name', operator, values: names }, ...filters]);
}
