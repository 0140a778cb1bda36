import type { AmountUnit } from 'profile/amounts/AmountUnit';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { Store } from './Store';

/** Function under the pointer, as an index into `names`; undefined if there is none. */
export type HoveredFunction = Store<number | undefined>;

/** Subject of a context menu, and its place on the page. */
export interface MenuTarget {
  readonly nameIndex: number;
  /** The one node that was meant; undefined if a function was (a row of the table). */
  readonly node: number | undefined;
  /** Viewport coordinates. */
  readonly xPx: number;
  readonly yPx: number;
}

/** Props of every pane that shows a tree: the tree, and what graph, table and call tree share. */
export interface PaneProps {
  /** Transformed tree; node 0 is a root that is not a function. */
  readonly tree: FlameTree;
  /** Functions of the same stacks, upright and complete; names are the ones of `tree`. */
  readonly functions: FunctionTable;
  /** Unit of raw values. */
  readonly unit: AmountUnit;
  /** Value of the profile before any transform: the other denominator of shares. */
  readonly wholeTotal: number;
  /** 1 per index into `names` for what the search finds; undefined without a search. */
  readonly matchedNames: Uint8Array | undefined;
  /** Shared by all panes. */
  readonly hovered: HoveredFunction;
  /** Node at the keyboard's position, shared by graph and call tree. */
  readonly selectedNode: number | undefined;
  readonly onSelectNode: (node: number | undefined) => void;
  /** The user wants to see this node's subtree alone; the root means "everything again". */
  readonly onFocusNode: (node: number) => void;
  readonly onOpenMenu: (target: MenuTarget) => void;
}
