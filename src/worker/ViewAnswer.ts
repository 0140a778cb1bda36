import type { FunctionTable } from 'profile/functions/computeFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { computeFramePlaces, type FramePlaces, keepFramePlaces } from 'profile/tree/FramePlaces';
import type { ProfileView } from './ProfileView';

/** A view on its way to the thread that draws it: without what that has already, with what would keep it from drawing. */
export interface ViewAnswer extends Omit<ProfileView, 'tree' | 'functions'> {
  /** Undefined where nothing of the whole tree was changed. */
  readonly drawn: { readonly tree: FlameTree; readonly places: FramePlaces } | undefined;
  readonly functions: Omit<FunctionTable, 'names'>;
  /** Those of the tree and its functions; undefined where the whole tree has the same. */
  readonly names: readonly string[] | undefined;
}

/**
 * The trees stay whose they are: the answer has copies of their columns, which can be given away.
 *
 * @param whole what the view is made of, where the other side has that
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

/** What of a packed view can be given away. */
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
