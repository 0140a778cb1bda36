import type { MenuTarget, PaneProps } from 'flamegraph/state/PaneProps';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';

/** What a pane gets for a tree, with callbacks that note what they were told. */
export function buildPaneProps(tree: FlameTree): PaneProps & { readonly calls: string[] } {
  const calls: string[] = [];
  const nameOf = (nameIndex: number | undefined) => (nameIndex === undefined ? 'none' : (tree.names[nameIndex] ?? '?'));
  return {
    tree,
    functions: computeFunctions(tree),
    unit: 'short',
    wholeTotal: getTotal(tree),
    matchedNames: undefined,
    hoveredName: undefined,
    onHoverName: (nameIndex) => calls.push(`hover ${nameOf(nameIndex)}`),
    selectedNode: undefined,
    onSelectNode: (node) => calls.push(`select ${node}`),
    onFocusNode: (node) => calls.push(`focus node ${node}`),
    onOpenMenu: ({ nameIndex, node }: MenuTarget) => calls.push(`menu ${nameOf(nameIndex)} ${node ?? 'no node'}`),
    calls,
  };
}
