import { mapLimited } from 'loading/mapLimited';
import { type FleetPart, type PartsPlan, planParts } from 'profile/amounts/planParts';
import type { FleetService } from 'profile/amounts/weighFleet';
import type { Filter } from 'profile/labels/Filter';
import type { FunctionCost } from 'profile/transform/measureFunction';
import type { FlameTree } from 'profile/tree/FlameTree';

/** Cost of a function in one service, as far as it is known. */
export type ServiceCost = { readonly name: string } & (
  | { readonly status: 'waiting' }
  | { readonly status: 'found'; readonly cost: FunctionCost }
  | { readonly status: 'failed'; readonly message: string }
);

export interface FunctionServicesFound extends Pick<PartsPlan, 'leftOutCount' | 'leftOutShare'> {
  /** Services that were asked or wait for it: the heaviest ones. */
  readonly rows: readonly ServiceCost[];
}

export interface FunctionServicesQuestion {
  /** The heaviest first. */
  readonly services: readonly FleetService[];
  readonly filters: readonly Filter[];
  readonly fetchPart: (part: FleetPart, signal: AbortSignal) => Promise<FlameTree>;
  readonly measure: (tree: FlameTree) => FunctionCost;
}

const MAX_PARALLEL = 4;

/**
 * Loads the cost of a function in each of the heaviest services: one request per service, at most four at a time.
 * Answers are shown as they come; a service that fails is named and does not stop the others.
 */
export async function loadFunctionServices(
  { services, filters, fetchPart, measure }: FunctionServicesQuestion,
  signal: AbortSignal,
  show: (found: FunctionServicesFound) => void,
): Promise<FunctionServicesFound> {
  const { asked, ...leftOut } = planParts(services, { label: 'service_name', filters });
  let rows: readonly ServiceCost[] = asked.map(({ value }) => ({ name: value, status: 'waiting' }));
  const tell = (place: number, row: ServiceCost) => {
    rows = rows.map((known, other) => (other === place ? row : known));
    show({ rows, ...leftOut });
  };
  show({ rows, ...leftOut });
  await mapLimited(asked, MAX_PARALLEL, async (part, place) => {
    signal.throwIfAborted();
    try {
      tell(place, { name: part.value, status: 'found', cost: measure(await fetchPart(part, signal)) });
    } catch (error) {
      signal.throwIfAborted();
      tell(place, {
        name: part.value,
        status: 'failed',
        message: error instanceof Error ? error.message : String(error),
      });
    }
  });
  return { rows, ...leftOut };
}

/** Services in which the function runs come first, the largest total before the others. */
export function rankRows(rows: readonly ServiceCost[]): readonly ServiceCost[] {
  const getTotal = (row: ServiceCost) => (row.status === 'found' ? row.cost.total : -1);
  return [...rows].sort((a, b) => getTotal(b) - getTotal(a));
}
