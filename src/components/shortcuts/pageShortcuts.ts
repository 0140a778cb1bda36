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

/** Adds shortcuts until the returned function is called. What comes later wins where keys are the same. */
export function registerPageShortcuts(group: PageShortcuts): () => void {
  registered = [...registered, group];
  return () => {
    registered = registered.filter((other) => other !== group);
  };
}

export function getPageShortcuts(): readonly PageShortcuts[] {
  return registered;
}
