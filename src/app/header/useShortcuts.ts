import { getPageShortcuts, type PageShortcut } from 'components/shortcuts/pageShortcuts';
import { useEffect } from 'react';
import { ShortcutMatcher } from './ShortcutMatcher';

/** Runs these shortcuts and those of the page as long as they are on screen, but not while somebody types. */
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

/** Fields, and trees and menus, where letters lead to what begins with them. */
function takesLetters(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input, textarea, select') ||
      target.closest('[role=tree], [role=menu], [role=dialog], [role=listbox]') !== null)
  );
}
