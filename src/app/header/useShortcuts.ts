import { getPageShortcuts, type PageShortcut } from 'components/shortcuts/pageShortcuts';
import { useEffect } from 'react';

/** Runs these shortcuts and the page's while it is on screen, but not while somebody types. */
export function useShortcuts(shortcuts: readonly PageShortcut[]): void {
  useEffect(() => {
    const matcher = new ShortcutMatcher<PageShortcut>((keys) => {
      const ofPage = getPageShortcuts().flatMap((group) => group.shortcuts);
      return [...shortcuts, ...ofPage].findLast((shortcut) => shortcut.keys.includes(keys));
    });
    const press = (event: KeyboardEvent): void => {
      const shortcut = takesLetters(event.target) ? undefined : matcher.press(event);
      if (shortcut) {
        // Grafana listens further out: some releases bind the same keys to a dashboard's range, which would end up in the URL.
        event.preventDefault();
        event.stopPropagation();
        shortcut.run();
      }
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [shortcuts]);
}

/** Fields, trees and menus: in these, letters lead to what begins with them. */
function takesLetters(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input, textarea, select') ||
      target.closest('[role=tree], [role=menu], [role=dialog], [role=listbox]') !== null)
  );
}

/** The used part of a KeyboardEvent. */
interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Milliseconds. */
  readonly timeStamp: number;
}

/** Longest pause between the keys of a sequence. */
const MAX_PAUSE_MS = 1000;

/** Recognises shortcuts: one key ("?"), a key with Ctrl ("ctrl+z"), or keys one after the other ("t left"). */
export class ShortcutMatcher<T> {
  private pressed = '';
  private lastMs = -Infinity;

  /** `find`: the shortcut of some keys, in lower case. */
  constructor(private readonly find: (keys: string) => T | undefined) {}

  /** The shortcut that this key completes. */
  press(event: KeyPress): T | undefined {
    const name = getKeyName(event);
    if (name === undefined) {
      return undefined;
    }
    const isContinued = event.timeStamp - this.lastMs <= MAX_PAUSE_MS && this.pressed !== '';
    const found = (isContinued ? this.find(`${this.pressed} ${name}`) : undefined) ?? this.find(name);
    this.pressed = found === undefined ? name : '';
    this.lastMs = event.timeStamp;
    return found;
  }
}

const NAMES: Readonly<Record<string, string>> = { arrowleft: 'left', arrowright: 'right' };

/** undefined for keys that never belong to a sequence: modifiers, and shortcuts of the browser or the system. */
function getKeyName({ key, ctrlKey, metaKey, altKey }: KeyPress): string | undefined {
  const lower = key.toLowerCase();
  if (metaKey || altKey || ['shift', 'control', 'alt', 'meta', 'altgraph'].includes(lower)) {
    return undefined;
  }
  return `${ctrlKey ? 'ctrl+' : ''}${NAMES[lower] ?? lower}`;
}
