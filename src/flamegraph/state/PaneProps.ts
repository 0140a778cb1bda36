import type { AmountUnit } from 'profile/amounts/AmountUnit';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { Store } from './Store';

/** Function under the pointer, as an index into `names`; undefined where there is none. */
export type HoveredFunction = Store<number | undefined>;

/** What a context menu is about, and where on the page it opens. */
export interface MenuTarget {
  readonly nameIndex: number;
  /** The one node that was meant; undefined where a function was (a row of the table). */
  readonly node: number | undefined;
  /** Viewport coordinates. */
  readonly xPx: number;
  readonly yPx: number;
}

/** What every way to show a tree gets: the tree, and what is linked between graph, table and call tree. */
export interface PaneProps {
  /** The transformed tree; node 0 is a root that is no function. */
  readonly tree: FlameTree;
  /** Functions of the same stacks, upright and complete; names are those of `tree`. */
  readonly functions: FunctionTable;
  /** How raw values are written. */
  readonly unit: AmountUnit;
  /** Value of the profile before any transform: the other denominator of shares. */
  readonly wholeTotal: number;
  /** 1 per index into `names` for what the search finds; undefined without a search. */
  readonly matchedNames: Uint8Array | undefined;
  /** Shared by all panes. */
  readonly hovered: HoveredFunction;
  /** Where the keyboard is, shared by graph and call tree. */
  readonly selectedNode: number | undefined;
  readonly onSelectNode: (node: number | undefined) => void;
  /** The user wants to see this node's subtree alone; the root means "everything again". */
  readonly onFocusNode: (node: number) => void;
  readonly onOpenMenu: (target: MenuTarget) => void;
}
