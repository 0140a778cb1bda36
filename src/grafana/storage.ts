const PREFIX = 'openprofiles-drilldown-app.';

/** A value of this browser's storage, undefined where there is none or `isValid` refuses it. */
export function readStored<T>(key: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const text = window.localStorage.getItem(PREFIX + key);
    const value: unknown = text === null ? undefined : JSON.parse(text);
    return isValid(value) ? value : undefined;
  } catch {
    // Storage switched off, or text that somebody else wrote: both are as good as nothing stored.
    return undefined;
  }
}

/** Keeps a value in this browser. Returns whether it could. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    // Storage full or switched off: the caller decides whether that is worth a word.
    return false;
  }
}
