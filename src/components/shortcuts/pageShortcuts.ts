import { useEffect, useRef } from 'react';

/** The keyboard shortcuts of the open page. */
export interface PageShortcut {
  /** One of them is enough: "n", "/", "ctrl+z", or keys one after the other, "t left". */
  readonly keys: readonly string[];
  readonly description: string;
  readonly run: () => void;
}

export interface PageShortcuts {
  /** Heading in the list of all shortcuts. */
  readonly title: string;
  readonly shortcuts: readonly PageShortcut[];
}

let registered: readonly PageShortcuts[] = [];

/** Adds shortcuts until the returned function is called. If keys are equal, later shortcuts win. */
function registerPageShortcuts(group: PageShortcuts): () => void {
  registered = [...registered, group];
  return () => {
    registered = registered.filter((other) => other !== group);
  };
}

export function getPageShortcuts(): readonly PageShortcuts[] {
  return registered;
}

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
