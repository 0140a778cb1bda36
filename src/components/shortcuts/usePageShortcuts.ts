import { useEffect, useRef } from 'react';
import { type PageShortcut, registerPageShortcuts } from './pageShortcuts';

/** Keys of the component that is on screen; their order, keys and descriptions stay the same as long as it is. */
export function usePageShortcuts(title: string, shortcuts: readonly PageShortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(
    () =>
      registerPageShortcuts({
        title,
        shortcuts: latest.current.map((shortcut, place) => ({
          ...shortcut,
          run: () => latest.current[place]?.run(),
        })),
      }),
    [title],
  );
}
