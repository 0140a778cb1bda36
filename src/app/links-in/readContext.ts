// This file is part of module.js, which every page of Grafana loads, so it uses no package and no regex engine.

/**
 * Reads a property of a value from another part of Grafana; undefined if it has none. Grafana passes read-only
 * proxies, which throw for properties of frozen objects; their descriptors can be read nevertheless.
 */
export function getField(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) {
      return undefined;
    }
    const own = Object.getOwnPropertyDescriptor(found, key);
    found = own && 'value' in own ? own.value : Reflect.get(found, key);
  }
  return found;
}

export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads the texts of a list, or the one text. */
export function readTexts(value: unknown): string[] {
  return readList(value).flatMap((text) => readText(text) ?? []);
}

/** Returns the entries of a list; another value counts as the only entry. */
export function readList(value: unknown): unknown[] {
  return Array.isArray(value)
    ? Array.from({ length: value.length }, (_, place) => getField(value, String(place)))
    : value === undefined || value === null
      ? []
      : [value];
}

export interface LinkRange {
  /** `from` and `to` as in a URL: relative, ISO or milliseconds. */
  readonly from: string;
  readonly to: string;
}

/** Reads a raw range, or one that holds it. */
export function readRange(range: unknown): LinkRange | undefined {
  const raw = getField(range, 'raw') ?? range;
  const [from, to] = [readTime(getField(raw, 'from')), readTime(getField(raw, 'to'))];
  return from && to ? { from, to } : undefined;
}

/** Relative times are text; moments of any library have a value in milliseconds. */
function readTime(time: unknown): string | undefined {
  const timeMs = Number(time);
  return readText(time) ?? (time && Number.isFinite(timeMs) ? String(Math.round(timeMs)) : undefined);
}

/** Reads an id of so many hexadecimal digits. Tempo leaves out zeros at its beginning. */
export function readId(value: unknown, digits: 16 | 32): string | undefined {
  const text = readText(value)?.toLowerCase();
  return text !== undefined && text.length <= digits && /^[\da-f]*[1-9a-f][\da-f]*$/.test(text)
    ? text.padStart(digits, '0')
    : undefined;
}
