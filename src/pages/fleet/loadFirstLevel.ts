import { mapLimited } from 'loading/mapLimited';
import { type FleetPart, planParts } from 'profile/amounts/planParts';
import type { FleetService } from 'profile/amounts/weighFleet';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import type { Filter } from 'profile/labels/Filter';
import type { FlameTree } from 'profile/tree/FlameTree';
import { type LabelledTree, mergeFirstLevel } from 'profile/tree/mergeUnderLabels';

const MAX_PARALLEL = 4;

export interface FirstLevelParts {
  readonly label: string;
  /** Values of the label, the heaviest first. */
  readonly values: readonly FleetService[];
  readonly filters: readonly Filter[];
  readonly wholeTotal: number;
  readonly fetchPart: (part: FleetPart, signal: AbortSignal) => Promise<FlameTree>;
}

export interface LoadedLevel {
  readonly doneCount: number;
  readonly askedCount: number;
  /** Sentences about what has no label of its own; "" for nothing. */
  readonly restSentence: string;
  readonly hasFailures: boolean;
  /** undefined until all parts have loaded. */
  readonly tree: FlameTree | undefined;
}

/**
 * Loads the tree of a fleet under the heaviest values of a label: a request each, at most four at a time. The rest, and
 * parts that failed, are one frame beside them, and are named.
 *
 * @throws the error of the first part, if all failed
 */
export async function loadFirstLevel(
  { label, values, filters, wholeTotal, fetchPart }: FirstLevelParts,
  signal: AbortSignal,
  show: (level: LoadedLevel) => void,
): Promise<LoadedLevel> {
  const { asked, leftOutCount, leftOutShare } = planParts(values, { label, filters });
  const others = leftOutCount > 0 ? `${formatInteger(leftOutCount)} others` : 'others';
  const failures: Array<{ readonly name: string; readonly error: unknown }> = [];
  let doneCount = 0;
  const build = (tree: FlameTree | undefined): LoadedLevel => ({
    ...{ doneCount, askedCount: asked.length, hasFailures: failures.length > 0, tree },
    restSentence: [
      leftOutCount > 0 ? `${others}, with ${formatShare(leftOutShare)} of it, are one frame: they were not asked.` : '',
      failures.length > 0 ? `No answer of ${failures.map(describeFailure).join(', ')}: among the others.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  });
  show(build(undefined));
  const parts = await mapLimited(asked, MAX_PARALLEL, async (part): Promise<readonly LabelledTree[]> => {
    signal.throwIfAborted();
    const name = part.value === '' ? '(no value)' : formatFunctionName(part.value);
    try {
      return [{ label: name, tree: await fetchPart(part, signal) }];
    } catch (error) {
      signal.throwIfAborted();
      failures.push({ name, error });
      return [];
    } finally {
      doneCount += 1;
      show(build(undefined));
    }
  });
  if (failures.length > 0 && failures.length === asked.length) {
    throw failures[0]?.error;
  }
  return build(mergeFirstLevel(parts.flat(), { label: others, wholeTotal }));
}

function describeFailure({ name, error }: { readonly name: string; readonly error: unknown }): string {
  return `${name} (${error instanceof Error ? error.message : String(error)})`;
}
