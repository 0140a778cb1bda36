import { mapLimited } from 'loading/mapLimited';
import { countServices } from 'profile/amounts/describeFleet';
import { type FleetPart, planParts } from 'profile/amounts/planParts';
import type { FleetService } from 'profile/amounts/weighFleet';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatNumber';
import { sumSelf } from 'profile/functions/sumSelf';
import type { Filter } from 'profile/labels/Filter';
import { computeCoverage } from 'profile/tree/computeCoverage';
import type { FlameTree } from 'profile/tree/FlameTree';

/** A profile of several services. */
interface WeighedTree {
  readonly tree: FlameTree;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
}

/** The services of the fleet that have their data in both ranges: the range itself, and the one before. */
export interface FleetBefore {
  /** undefined if functions cannot be compared. */
  readonly sides: { readonly now: WeighedTree; readonly before: WeighedTree } | undefined;
  /** Sentence that says why functions cannot be compared, or which services are left out; "" if all are compared. */
  readonly note: string;
}

export interface FunctionColumnsQuestion {
  /** The heaviest first. */
  readonly services: readonly FleetService[];
  readonly filters: readonly Filter[];
  readonly fetchPart: (part: FleetPart, signal: AbortSignal) => Promise<FlameTree>;
  readonly fetchBefore: (signal: AbortSignal) => Promise<FleetBefore>;
}

export interface FunctionColumns {
  readonly doneCount: number;
  readonly askedCount: number;
  /** Number of services with each function, by its name. */
  readonly services: ReadonlyMap<string, number>;
  /** True if more services may have a function: some were not asked, failed, or were cut by the server. */
  readonly isLowerBound: boolean;
  /** Returns a function's self per second, or per moment, minus the range before; undefined if unknown. */
  readonly getChange: (name: string) => number | undefined;
  /** Sentences about what is unknown; "" for nothing. */
  readonly problems: string;
}

const MAX_PARALLEL = 4;

/**
 * Loads the additional columns of a fleet's functions table: one request for each of the heaviest services, and
 * requests for the range before; at most four at a time. Answers are shown as they come, and problems are described.
 */
export async function loadFunctionColumns(
  { services, filters, fetchPart, fetchBefore }: FunctionColumnsQuestion,
  signal: AbortSignal,
  show: (columns: FunctionColumns) => void,
): Promise<FunctionColumns> {
  const { asked, leftOutCount, leftOutShare } = planParts(services, { label: 'service_name', filters });
  const counts = new Map<string, number>();
  const failures: string[] = [];
  let [doneCount, isCut] = [0, false];
  let getChange: FunctionColumns['getChange'] = () => undefined;
  let noteOfBefore = '';
  const build = (): FunctionColumns => ({
    ...{ doneCount, askedCount: asked.length + 1, services: new Map(counts), getChange },
    isLowerBound: isCut || leftOutCount > 0 || failures.length > 0,
    problems: [
      leftOutCount > 0 ? `Not asked: ${countServices(leftOutCount)} with ${formatShare(leftOutShare)} of it.` : '',
      failures.length > 0 ? `No answer of ${failures.join(', ')}.` : '',
      noteOfBefore,
    ]
      .filter(Boolean)
      .join(' '),
  });
  const readBefore = async () => {
    const { sides, note } = await fetchBefore(signal);
    noteOfBefore = note;
    getChange = sides ? compareSelf(sides.now, sides.before) : getChange;
  };
  const readPart = async (part: FleetPart) => {
    const found = await fetchPart(part, signal);
    isCut ||= !computeCoverage(found).isWhole;
    found.names.forEach((name, index) => {
      if (index !== found.nameIndex[0] && index !== found.cutNameIndex) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    });
  };
  show(build());
  await mapLimited([undefined, ...asked], MAX_PARALLEL, async (part) => {
    signal.throwIfAborted();
    try {
      await (part ? readPart(part) : readBefore());
    } catch (error) {
      signal.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      if (part) {
        failures.push(`${formatFunctionName(part.value)} (${reason})`);
      } else {
        noteOfBefore = `What there was in the range before is not known: ${reason}`;
      }
    }
    doneCount += 1;
    show(build());
  });
  return build();
}

/** A function that a cut tree lacks may have been cut away: nothing is known of its change. */
function compareSelf(now: WeighedTree, before: WeighedTree): FunctionColumns['getChange'] {
  const [selfNow, selfBefore] = [sumSelf(now.tree), sumSelf(before.tree)];
  const isWhole = computeCoverage(before.tree).isWhole;
  return (name) => {
    const [left, right] = [selfBefore.get(name), selfNow.get(name)];
    return right === undefined || (left === undefined && !isWhole)
      ? undefined
      : right / now.weight - (left ?? 0) / before.weight;
  };
}
