import type { HoveredFunction, MenuTarget, PaneProps } from 'flamegraph/state/PaneProps';
import { Store } from 'flamegraph/state/Store';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';

/** Builds the props of a pane for a tree, with callbacks that note their arguments. */
export function buildPaneProps(tree: FlameTree, hoveredName?: number): PaneProps & { readonly calls: string[] } {
  const calls: string[] = [];
  const nameOf = (nameIndex: number | undefined) => (nameIndex === undefined ? 'none' : (tree.names[nameIndex] ?? '?'));
  const hovered: HoveredFunction = new Store(hoveredName);
  hovered.subscribe(() => calls.push(`hover ${nameOf(hovered.get())}`));
  return {
    tree,
    functions: computeFunctions(tree),
    unit: 'short',
    wholeTotal: getTotal(tree),
    matchedNames: undefined,
    hovered,
    selectedNode: undefined,
    onSelectNode: (node) => calls.push(`select ${node}`),
    onFocusNode: (node) => calls.push(`focus node ${node}`),
    onOpenMenu: ({ nameIndex, node }: MenuTarget) => calls.push(`menu ${nameOf(nameIndex)} ${node ?? 'no node'}`),
    calls,
  };
}
