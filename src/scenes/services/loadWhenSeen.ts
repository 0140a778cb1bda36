import { mapLimited } from 'loading/mapLimited';
import type { SeenPart } from 'profile/functions/describeWhenSeen';
import { buildServiceSelector, type Filter } from 'profile/labels/Filter';
import { cutRange } from 'profile/series/slices/cutRange';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { FunctionCost } from 'profile/transform/measureFunction';

export interface SeenQuestion {
  readonly services: readonly string[];
  readonly filters: readonly Filter[];
  readonly range: TimeRangeMs;
  /** Measures the function's cost in one service in one part of the range: one small request. */
  readonly measurePart: (labelSelector: string, part: TimeRangeMs, signal: AbortSignal) => Promise<FunctionCost>;
}

/** The parts of the range by service, or why they are not known; services that are still waited for are left out. */
export type SeenByService = ReadonlyMap<string, readonly SeenPart[] | { readonly failure: string }>;

/** Largest number of services, and the parts of each: 160 requests. */
export const MOST_SERVICES = 20;
export const PARTS_OF_SERVICE = 8;
const MAX_PARALLEL = 4;

/**
 * Loads in which parts of a range a function is seen in each service, at most four requests at a time. Answers are
 * shown as they come; a service that fails does not stop the others.
 */
export async function loadWhenSeen(
  { services, filters, range, measurePart }: SeenQuestion,
  signal: AbortSignal,
  show: (seen: SeenByService) => void,
): Promise<SeenByService> {
  let seen: SeenByService = new Map();
  await mapLimited(services.slice(0, MOST_SERVICES), 1, async (service) => {
    signal.throwIfAborted();
    const selector = buildServiceSelector([service], filters);
    try {
      const parts = await mapLimited(cutRange(range, PARTS_OF_SERVICE), MAX_PARALLEL, async (part) => ({
        ...part,
        ...(await measurePart(selector, part, signal)),
      }));
      seen = new Map([...seen, [service, parts]]);
    } catch (error) {
      signal.throwIfAborted();
      seen = new Map([...seen, [service, { failure: error instanceof Error ? error.message : String(error) }]]);
    }
    show(seen);
  });
  return seen;
}
