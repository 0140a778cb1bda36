import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { getPageShortcuts } from 'components/shortcuts/pageShortcuts';
import { useEffect } from 'react';
import { ShortcutMatcher } from './ShortcutMatcher';
import { type Shortcut, TIME_SHORTCUTS } from './shortcuts';

/** Runs shortcuts as long as the explorer is on screen, but not while somebody types. */
export function useShortcuts(explorer: ProfilesExplorer, onHelp: () => void): void {
  useEffect(() => {
    const help: Shortcut = { keys: ['?'], description: '', run: onHelp };
    const matcher = new ShortcutMatcher<Shortcut>((keys) => {
      const ofPage = getPageShortcuts().flatMap(({ shortcuts }) => shortcuts);
      return [...TIME_SHORTCUTS, help, ...ofPage].findLast((shortcut) => shortcut.keys.includes(keys));
    });
    const press = (event: KeyboardEvent): void => {
      const shortcut = takesLetters(event.target) ? undefined : matcher.press(event);
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

/** Fields, and trees and menus, where letters lead to what begins with them. */
function takesLetters(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input, textarea, select') ||
      target.closest('[role=tree], [role=menu], [role=dialog], [role=listbox]') !== null)
  );
}
