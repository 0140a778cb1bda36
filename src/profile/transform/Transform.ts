/** Functions that a transform is about: one by its exact name, or all that a search finds (`parseSearch`). */
export type FunctionSelector =
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'search'; readonly search: string };

/**
 * A node by the way to it. The names on the way may be long, so a hash of them stands for them; it is resolved against
 * the loaded tree.
 */
export interface PathReference {
  readonly name: string;
  /** 1 for a child of the root. */
  readonly depth: number;
  /** 16 hexadecimal digits over the names from the child of the root to the node. */
  readonly hash: string;
}

/**
 * One change of a call tree. All but `invert` and `dropSmall` change the stacks, and are applied in their order:
 *
 * - `focusNode`: only the node's subtree. In an inverted tree the path goes from the function upwards; what stays are
 *   the stacks that end in it, up to the node
 * - `focusFunctions`: only what the functions call, merged over all their places; a stack starts at the first of them
 *   (what other tools call show-from)
 * - `callers`: who calls the function, as an inverted tree; a stack ends at the outermost call
 * - `callees`: what the function calls. Unlike `focusFunctions` it also folds the function's calls of itself, so that
 *   the children are all that it calls directly
 * - `hideFunctions`: the functions' own value goes to their caller, what they call becomes the caller's
 * - `keepStacks`, `hideStacks`: only the stacks with, without any of the functions
 * - `mergeRecursion`, scope `direct`: a call of itself is folded into the caller. Scope `all`: any call of a function
 *   that is already on the stack is folded into the call above; frames in between keep what does not pass through it
 * - `collapsePackage`: neighbouring frames of the package become one frame `<package> (collapsed)`
 * - `ownCode`: hides all but own code, what is unknown included; value without any own function on the stack becomes the
 *   root's own
 *
 * Hiding several functions can come in any order, and so can keeping and hiding stacks among each other. All of them
 * are about upright stacks and give the same before and after `invert`, except `focusNode`, whose path is one of the
 * tree on screen.
 *
 * `runNumbers` acts before all others, wherever it stands: with `merge`, functions whose names differ only in what changes from
 * run to run (`stableName`) are one. A comparison does that unless it is told not to, one profile only when it is told to.
 *
 * The last two are about the view and act after all others, wherever they stand:
 *
 * - `invert`: the tree upside down, from the functions that spent the value to their callers; twice is once back
 * - `dropSmall`: nodes below a share (0 to 1) of the whole are gathered, per parent, in one node `(small)`
 */
export type Transform =
  | { readonly kind: 'focusNode'; readonly path: PathReference }
  | { readonly kind: SelectingKind; readonly functions: FunctionSelector }
  | { readonly kind: 'callers' | 'callees'; readonly name: string }
  | { readonly kind: 'mergeRecursion'; readonly scope: 'direct' | 'all' }
  | { readonly kind: 'collapsePackage'; readonly packageName: string }
  | { readonly kind: 'runNumbers'; readonly merge: boolean }
  | { readonly kind: 'ownCode' }
  | { readonly kind: 'invert' }
  | { readonly kind: 'dropSmall'; readonly share: number };

export const SELECTING_KINDS = ['focusFunctions', 'hideFunctions', 'keepStacks', 'hideStacks'] as const;

/** Transforms of which a search can say the functions. */
type SelectingKind = (typeof SELECTING_KINDS)[number];
