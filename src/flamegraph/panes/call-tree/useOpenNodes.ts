import { computeHeaviestPath } from 'profile/functions/computeHeaviestPath';
import type { FlameTree } from 'profile/tree/FlameTree';
import { useMemo, useState } from 'react';
import { ChildOrder, computeVisibleRows, findAncestors, findOpenNodes, type VisibleRows } from './visibleRows';

interface OpenNodes {
  readonly order: ChildOrder;
  readonly rows: VisibleRows;
  readonly isOpen: (node: number) => boolean;
  readonly setOpen: (nodes: Iterable<number>, isOpen: boolean) => void;
}

interface State {
  readonly tree: FlameTree;
  readonly selectedNode: number | undefined;
  readonly order: ChildOrder;
  readonly open: ReadonlySet<number>;
}

/**
 * Keeps the open nodes of the call tree. At first the heaviest path is open; a tree that replaces another keeps what
 * was open there; a node that is selected elsewhere is always visible.
 */
export function useOpenNodes(tree: FlameTree, selectedNode: number | undefined): OpenNodes {
  const [state, setState] = useState<State>(() => follow(undefined, tree, selectedNode));
  let current = state;
  if (state.tree !== tree || state.selectedNode !== selectedNode) {
    current = follow(state, tree, selectedNode);
    setState(current);
  }
  const { order, open } = current;
  const rows = useMemo(() => computeVisibleRows(order, open), [order, open]);
  return {
    order,
    rows,
    isOpen: (node) => open.has(node) && order.has(node),
    setOpen: (nodes, isOpen) => {
      const next = new Set(open);
      for (const node of nodes) {
        if (isOpen) {
          next.add(node);
        } else {
          next.delete(node);
        }
      }
      setState({ ...current, open: next });
    },
  };
}

function follow(before: State | undefined, tree: FlameTree, selectedNode: number | undefined): State {
  const isSameTree = before?.tree === tree;
  const open = isSameTree ? before.open : chooseOpenNodes(before, tree);
  const ancestors = selectedNode === undefined ? [] : findAncestors(tree, selectedNode);
  return {
    tree,
    selectedNode,
    order: isSameTree ? before.order : new ChildOrder(tree),
    open: ancestors.every((node) => open.has(node)) ? open : new Set([...open, ...ancestors]),
  };
}

/** Open nodes of the tree before. The heaviest path is open at first, and if another tree has nothing in common with it. */
function chooseOpenNodes(before: State | undefined, tree: FlameTree): ReadonlySet<number> {
  const kept = before ? findOpenNodes(before.tree, before.open, tree) : new Set<number>();
  return kept.size > 1 ? kept : new Set(computeHeaviestPath(tree));
}
