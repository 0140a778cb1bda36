import { useEffect } from 'react';
import type { ProfilesExplorer } from '../ProfilesExplorer';
import { ShortcutMatcher } from './ShortcutMatcher';
import { TIME_SHORTCUTS, type Shortcut } from './shortcuts';

/** Runs shortcuts as long as the explorer is on screen, but not while somebody types. */
export function useShortcuts(explorer: ProfilesExplorer, onHelp: () => void): void {
  useEffect(() => {
    const help: Shortcut = { keys: ['?'], description: '', run: onHelp };
    const byKeys = [...TIME_SHORTCUTS, help].flatMap((shortcut) =>
      shortcut.keys.map((keys) => [keys, shortcut] as const),
    );
    const matcher = new ShortcutMatcher(new Map(byKeys));
    const press = (event: KeyboardEvent): void => {
      const shortcut = isTyping(event.target) ? undefined : matcher.press(event);
      if (shortcut) {
        // Grafana listens further out: some releases bind the same keys to a dashboard's range, which would end up in the URL.
        event.preventDefault();
        event.stopPropagation();
        shortcut.run(explorer);
      }
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [explorer, onHelp]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
