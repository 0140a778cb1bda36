const PREFIX = 'openprofiles-drilldown-app.';

/** Reads a value of this browser's storage, undefined if there is none or `isValid` refuses it. */
export function readStored<T>(key: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const text = readStoredText(key);
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    return isValid(value) ? value : undefined;
  } catch {
    // Text that somebody else wrote is as good as nothing stored.
    return undefined;
  }
}

/** Keeps a value in this browser. Returns whether it could. */
export function writeStored(key: string, value: unknown): boolean {
  return writeStoredText(key, JSON.stringify(value));
}

/** Reads text of this browser's storage, undefined if there is none. */
export function readStoredText(key: string): string | undefined {
  return readForeignText(PREFIX + key);
}

/** Reads an entry of another app in this browser, by its full key. */
export function readForeignText(fullKey: string): string | undefined {
  try {
    return window.localStorage.getItem(fullKey) ?? undefined;
  } catch {
    // Storage switched off is as good as nothing stored.
    return undefined;
  }
}

/** Keeps text in this browser. Returns whether it could. */
export function writeStoredText(key: string, text: string): boolean {
  try {
    window.localStorage.setItem(PREFIX + key, text);
    return true;
  } catch {
    // Storage full or switched off: the caller decides whether that is worth a word.
    return false;
  }
}

/** Calls back after another tab wrote text. Returns what ends it. */
export function followStoredText(key: string, onWritten: (text: string | undefined) => void): () => void {
  const listen = (event: StorageEvent): void => {
    if (event.key === PREFIX + key) {
      onWritten(event.newValue ?? undefined);
    }
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

/** Reads text that outlives a reload of this browser tab and goes with the tab, undefined if there is none. */
export function readTabText(key: string): string | undefined {
  try {
    return window.sessionStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    // Storage switched off is as good as nothing stored.
    return undefined;
  }
}

/** Keeps text for this tab, as far as the browser lets it; undefined forgets it. */
export function writeTabText(key: string, text: string | undefined): void {
  try {
    if (text === undefined) {
      window.sessionStorage.removeItem(PREFIX + key);
    } else {
      window.sessionStorage.setItem(PREFIX + key, text);
    }
  } catch {
    // Storage full or switched off: then a reload forgets.
  }
}
