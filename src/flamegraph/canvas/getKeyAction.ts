import type { Direction } from './moveSelection';

export type KeyAction =
  | { readonly kind: 'move'; readonly direction: Direction }
  | { readonly kind: 'pan'; readonly fraction: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'showAll' | 'focus' | 'focusCaller' | 'toggleGroup' | 'openMenu' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export const KEYS_DESCRIPTION =
  'Up goes to the caller, down to the largest callee, left and right along the row, Home to the root, End to the end of ' +
  'the stack. Enter focuses a frame, Backspace its caller. Space collapses or expands a group. Plus and minus zoom, ' +
  'Shift with left and right pans, 0 or Escape shows everything. Shift+F10 opens the menu.';

/** Maps a key to its action on the graph; undefined for keys of the page or the browser. */
export function getKeyAction({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): KeyAction | undefined {
  if (ctrlKey || metaKey || altKey) {
    return undefined;
  }
  switch (key) {
    case 'ArrowUp':
      return { kind: 'move', direction: 'caller' };
    case 'ArrowDown':
      return { kind: 'move', direction: 'callee' };
    case 'ArrowLeft':
      return shiftKey ? { kind: 'pan', fraction: -0.2 } : { kind: 'move', direction: 'left' };
    case 'ArrowRight':
      return shiftKey ? { kind: 'pan', fraction: 0.2 } : { kind: 'move', direction: 'right' };
    case 'Home':
      return { kind: 'move', direction: 'first' };
    case 'End':
      return { kind: 'move', direction: 'last' };
    case '+':
    case '=':
      return { kind: 'zoom', factor: 1.5 };
    case '-':
    case '_':
      return { kind: 'zoom', factor: 1 / 1.5 };
    case '0':
    case 'Escape':
      return { kind: 'showAll' };
    case 'Enter':
      return { kind: 'focus' };
    case 'Backspace':
      return { kind: 'focusCaller' };
    case ' ':
      return { kind: 'toggleGroup' };
    case 'ContextMenu':
      return { kind: 'openMenu' };
    case 'F10':
      return shiftKey ? { kind: 'openMenu' } : undefined;
    default:
      return undefined;
  }
}
