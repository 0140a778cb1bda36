import { dropSmall, NAME_OF_SMALL } from 'profile/transform/dropSmall';
import { type InvertBudget, InvertedTree } from 'profile/transform/InvertedTree';
import { computeParents, type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import type { DiffScale } from './DiffScale';
import type { DiffTree } from './DiffTree';

/**
 * Side that gives the widths: `baseline` keeps what was removed as wide as it was, `comparison` shows what is new;
 * `both` is the mean of the two.
 */
export type DiffWidths = 'baseline' | 'comparison' | 'both';

export interface DiffViewOptions {
  readonly scale: DiffScale;
  readonly widths: DiffWidths;
  readonly isInverted?: boolean;
  /** Nodes below this share of the widths are gathered, per parent, in one node `(small)`. */
  readonly minShare?: number;
  readonly invertBudget?: InvertBudget;
}

/**
 * Builds the drawn form of a diff: `self` and `total` of its tree are widths, in the mode of the scale; the columns are raw
 * values. A side without values in the mode has no width.
 */
export function buildDiffView(diff: DiffTree, options: DiffViewOptions): DiffTree {
  const { isInverted = false, minShare = 0 } = options;
  const widths = computeWidths(diff, options);
  const minValue = minShare * getTotal(widths);
  if (isInverted) {
    const { view } = new InvertedTree(widths, options.invertBudget, minValue);
    return projectToView(diff, view.tree, { isInverted });
  }
  return minValue === 0 ? { ...diff, tree: widths } : projectToView(diff, dropSmall(widths, minValue), { isInverted });
}

type WidthOptions = Pick<DiffViewOptions, 'scale' | 'widths'>;

/** Width of the root of the whole diff, of which a transformed diff shows a part. */
export function computeWholeWidth({ baseline, comparison }: DiffTree, options: WidthOptions): number {
  const { from, to } = getWidthFactors(options);
  return (baseline.total[0] ?? 0) * from + (comparison.total[0] ?? 0) * to;
}

/** Factors from a raw value of each side to a width. */
function getWidthFactors({ scale, widths }: WidthOptions): { readonly from: number; readonly to: number } {
  const part = widths === 'both' ? 0.5 : 1;
  return {
    from: widths === 'comparison' ? 0 : part * (scale.baseline ?? 0),
    to: widths === 'baseline' ? 0 : part * (scale.comparison ?? 0),
  };
}

function computeWidths({ tree, baseline, comparison }: DiffTree, options: DiffViewOptions): FlameTree {
  const { from, to } = getWidthFactors(options);
  const self = baseline.self.map((value, node) => value * from + comparison.self[node] * to);
  return { ...tree, self, ...computeTotals(tree.depth, self) };
}

interface ProjectOptions {
  readonly isInverted: boolean;
  /** Name of the nodes that collect everything outside the view. */
  readonly restName?: string;
}

/** Projects the values of both sides onto a tree that was made of `diff.tree` by gathering small nodes or by inverting. */
export function projectToView(diff: DiffTree, view: FlameTree, options: ProjectOptions): DiffTree {
  const { isInverted, restName = NAME_OF_SMALL } = options;
  const findChild = indexChildren(view, restName);
  const place = isInverted ? placeInverted(diff, findChild) : placeUpright(diff.tree, findChild);
  const project = (values: Float64Array): { self: Float64Array; total: Float64Array } => {
    const self = new Float64Array(view.nodeCount);
    values.forEach((value, node) => {
      const at = place[node];
      self[at] += value;
    });
    return { self, total: computeTotals(view.depth, self).total };
  };
  return { tree: view, baseline: project(diff.baseline.self), comparison: project(diff.comparison.self) };
}

type FindChild = (parent: number, nameIndex: number) => number | undefined;

/** Finds the view node that holds the value of each node: its own, or the `(small)` that took it. */
function placeUpright(tree: FlameTree, findChild: FindChild): Uint32Array {
  const parents = computeParents(tree);
  const place = new Uint32Array(tree.nodeCount);
  for (let node = 1; node < tree.nodeCount; node++) {
    const parent = place[parents[node]];
    place[node] = findChild(parent, tree.nameIndex[node]) ?? parent;
  }
  return place;
}

/** Finds the view node at which the stack of each node ends: it goes up from the node as far as the view has been built. */
function placeInverted({ tree, baseline, comparison }: DiffTree, findChild: FindChild): Uint32Array {
  const parents = computeParents(tree);
  const place = new Uint32Array(tree.nodeCount);
  for (let node = 1; node < tree.nodeCount; node++) {
    if (baseline.self[node] === 0 && comparison.self[node] === 0) {
      continue;
    }
    let at = 0;
    for (let frame = node; frame > 0; frame = parents[frame]) {
      const next = findChild(at, tree.nameIndex[frame]);
      if (next === undefined) {
        break;
      }
      at = next;
    }
    place[node] = at;
  }
  return place;
}

/** The child of a name, else the one that took the rest of the children, else undefined. */
function indexChildren(view: FlameTree, restName: string): FindChild {
  const parents = computeParents(view);
  const nameCount = view.names.length;
  const restIndex = view.names.lastIndexOf(restName);
  const children = new Map<number, number>();
  for (let node = 1; node < view.nodeCount; node++) {
    children.set(parents[node] * nameCount + view.nameIndex[node], node);
  }
  return (parent, nameIndex) =>
    children.get(parent * nameCount + nameIndex) ??
    (restIndex < 0 ? undefined : children.get(parent * nameCount + restIndex));
}
