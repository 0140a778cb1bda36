import { isMenuKey, moveRow } from 'components/moveRow';
import type { FlameTree } from 'profile/tree/FlameTree';
import { findByLetters, type TypedLetters } from './findByLetters';
import { type ChildOrder, findParentRow, type VisibleRows } from './visibleRows';

/** An action of the call tree that a key starts. */
export type TreeCommand =
  | { readonly kind: 'select' | 'open' | 'close' | 'focus' | 'menu'; readonly node: number }
  | { readonly kind: 'openAll'; readonly nodes: Iterable<number> }
  /** The key is the tree's, but leads nowhere. */
  | { readonly kind: 'stay' };

interface Outline {
  readonly tree: FlameTree;
  readonly order: ChildOrder;
  readonly rows: VisibleRows;
  readonly currentRow: number;
  readonly pageRows: number;
  readonly typed: TypedLetters;
  readonly isOpen: (node: number) => boolean;
  /** True if there is something to open; it need not be loaded yet. */
  readonly isParent: (node: number) => boolean;
}

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Milliseconds since whenever. */
  readonly timeStamp: number;
}

const STAY: TreeCommand = { kind: 'stay' };

/**
 * Reads the keys of a tree as people know them: arrows walk, open and close; Home, End and the page keys; a star opens all
 * siblings; letters lead to functions that begin with them; Enter focuses. undefined for keys that are not the tree's.
 */
export function readTreeKey(event: Key, outline: Outline): TreeCommand | undefined {
  const { order, rows, currentRow, isOpen, isParent } = outline;
  const node = rows.nodes[currentRow] ?? 0;
  const toRow = (row: number | undefined): TreeCommand => {
    const target = rows.nodes[row ?? -1];
    return target === undefined ? STAY : { kind: 'select', node: target };
  };

  const target = moveRow(event.key, currentRow, rows.nodes.length, outline.pageRows);
  if (target !== undefined) {
    return toRow(target);
  }
  if (isMenuKey(event)) {
    return { kind: 'menu', node };
  }
  const parentRow = findParentRow(outline.tree, rows, currentRow);
  switch (event.key) {
    case 'ArrowRight':
      if (isParent(node) && !isOpen(node)) {
        return { kind: 'open', node };
      }
      return isOpen(node) ? toRow(currentRow + 1) : STAY;
    case 'ArrowLeft':
      return isOpen(node) ? { kind: 'close', node } : toRow(parentRow);
    case '*':
      return { kind: 'openAll', nodes: parentRow < 0 ? [node] : order.get(rows.nodes[parentRow] ?? 0) };
    case 'Enter':
      return { kind: 'focus', node };
    // The page's own keys for search and help.
    case '/':
    case '?':
    case ' ':
      return undefined;
    default:
      return event.key.length === 1
        ? toRow(findByLetters(outline.tree, rows, currentRow, outline.typed.add(event.key, event.timeStamp)))
        : undefined;
  }
}
