import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import type { Neighbours } from 'profile/functions/computeNeighbours';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { TransformNote } from 'profile/transform/applyTransforms';
import type { Coverage } from 'profile/tree/computeCoverage';
import type { FlameTree } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { computeFramePlaces, type FramePlaces, keepFramePlaces } from 'profile/tree/FramePlaces';

/** A view on its way to the thread that draws it: without what that has already, with what would keep it from drawing. */
export interface ViewAnswer extends Omit<ProfileView, 'tree' | 'functions'> {
  /** undefined if the whole tree was not changed. */
  readonly drawn: { readonly tree: FlameTree; readonly places: FramePlaces } | undefined;
  readonly functions: Omit<FunctionTable, 'names'>;
  /** Names of the tree and its functions; undefined if they are the whole tree's. */
  readonly names: readonly string[] | undefined;
}

/**
 * The trees stay whose they are: the answer has copies of their columns, which can be given away.
 *
 * @param whole what the view is made of, if the other side has that
 */
export function packView(view: ProfileView, whole: FlameTree | undefined): ViewAnswer {
  const { tree, functions, ...rest } = view;
  const { names, ...columns } = functions;
  return {
    ...rest,
    drawn: tree === whole ? undefined : { tree: { ...copyColumns(tree), names: [] }, places: computeFramePlaces(tree) },
    functions: columns,
    names: names === whole?.names ? undefined : names,
  };
}

export function unpackView(answer: ViewAnswer, whole: FlameTree = createEmptyTree()): ProfileView {
  const { drawn, names = whole.names, functions, ...rest } = answer;
  const tree = drawn ? { ...drawn.tree, names } : whole;
  if (drawn) {
    keepFramePlaces(tree, drawn.places);
  }
  return { ...rest, tree, functions: { ...functions, names } };
}

/** Lists the buffers of a packed view that can be transferred. */
export function listBuffers({ drawn, functions }: ViewAnswer): ArrayBuffer[] {
  const { self, total, occurrences } = functions;
  const columns = [self, total, occurrences, ...(drawn ? Object.values(drawn.places) : [])];
  return [...columns.map(({ buffer }) => buffer as ArrayBuffer), ...(drawn ? listTreeBuffers(drawn.tree) : [])];
}

function copyColumns(tree: FlameTree): FlameTree {
  const { nameIndex, self, total, depth, subtreeEnd } = tree;
  return {
    ...tree,
    nameIndex: nameIndex.slice(),
    self: self.slice(),
    total: total.slice(),
    depth: depth.slice(),
    subtreeEnd: subtreeEnd.slice(),
  };
}

export function listTreeBuffers({ nameIndex, self, total, depth, subtreeEnd }: FlameTree): ArrayBuffer[] {
  return [nameIndex, self, total, depth, subtreeEnd].map(({ buffer }) => buffer as ArrayBuffer);
}

/** A tree after its transforms, with all that a page shows beside it. Names of `tree` and `functions` have one index. */
export interface ProfileView {
  readonly tree: FlameTree;
  /** Functions of the same stacks, upright and complete. */
  readonly functions: FunctionTable;
  readonly notes: readonly TransformNote[];
  readonly coverage: Coverage;
  /**
   * Path that the last focus on one node of an upright tree leads through: names from a child of the root to that
   * node. Empty without such a focus.
   */
  readonly trail: readonly string[];
  /** 1 for nodes of an inverted tree whose callers are not built yet; undefined for an upright one. */
  readonly isClosed: Uint8Array | undefined;
}

export interface FunctionNeighbours {
  readonly callers: Neighbours;
  readonly callees: Neighbours;
}

/** Inputs of an explanation beside its tree. */
export interface ExplanationQuestion {
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  readonly ruleSettings: FactRuleSettings;
  /** Sentences about code that the flame graph does not show as it is. */
  readonly unseen: readonly string[];
  /** Code without symbols, of the whole tree; undefined if it is not known. */
  readonly unnamed: UnnamedBelow | undefined;
}
