import type { MenuTarget } from 'flamegraph/state/PaneProps';
import type { Transform } from 'profile/transform/Transform';

/** Action of a frame's menu or a key: a change of the tree, or something that leaves the tree as it is. */
export type MenuAction =
  | { readonly kind: 'transform'; readonly transform: Transform }
  | { readonly kind: 'search' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'copy-name' }
  | { readonly kind: 'copy-stack' }
  | { readonly kind: 'focus' }
  /** Its lines; of the one call, or of all. */
  | { readonly kind: 'details'; readonly isCall: boolean }
  | { readonly kind: 'toggle-group' }
  | { readonly kind: 'load-rest' }
  | { readonly kind: 'sandwich' }
  | { readonly kind: 'services' }
  | { readonly kind: 'over-time' }
  | { readonly kind: 'frame-over-time' };

type ActionKind = MenuAction['kind'];

export type ActionTarget = Pick<MenuTarget, 'node' | 'nameIndex'>;

/** Actions of a view on a frame or a function. Actions that are absent are offered nowhere. */
export type ViewActions = {
  readonly [Kind in ActionKind]?:
    | ((target: ActionTarget, action: Extract<MenuAction, { kind: Kind }>) => void)
    | undefined;
};

export function runAction(actions: ViewActions, target: ActionTarget, action: MenuAction): void {
  // The kind of an action is that of what runs it, which the compiler cannot see.
  const run = actions[action.kind] as ((target: ActionTarget, action: MenuAction) => void) | undefined;
  run?.(target, action);
}
