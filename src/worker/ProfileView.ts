import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import type { Neighbours } from 'profile/functions/computeNeighbours';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { TransformNote } from 'profile/transform/applyTransforms';
import type { Coverage } from 'profile/tree/computeCoverage';
import type { FlameTree } from 'profile/tree/FlameTree';

/** A tree after its transforms, with all that a page shows beside it. Names of `tree` and `functions` have one index. */
export interface ProfileView {
  readonly tree: FlameTree;
  /** Of the same stacks, upright and complete. */
  readonly functions: FunctionTable;
  readonly notes: readonly TransformNote[];
  readonly coverage: Coverage;
  /**
   * Where the last focus on one node of an upright tree leads through: names from a child of the root to that node. Empty
   * without such a focus.
   */
  readonly trail: readonly string[];
  /** 1 for nodes of an inverted tree whose callers are not built yet; undefined for an upright one. */
  readonly isClosed: Uint8Array | undefined;
}

export interface FunctionNeighbours {
  readonly callers: Neighbours;
  readonly callees: Neighbours;
}

/** What an explanation depends on beside its tree. */
export interface ExplanationQuestion {
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  readonly ruleSettings: FactRuleSettings;
  /** Sentences about code that the flame graph does not show as it is. */
  readonly unseen: readonly string[];
  /** Code without symbols, of the whole tree; undefined where it is not known. */
  readonly unnamed: UnnamedBelow | undefined;
}
