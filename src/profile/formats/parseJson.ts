export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of an object; none of anything else. */
export function toFields(value: unknown): Partial<JsonObject> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Returns a field of what may be an object. */
export function getField(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

export function getString(value: unknown, name: string): string | undefined {
  const field = getField(value, name);
  return typeof field === 'string' ? field : undefined;
}

/** JSON that somebody else wrote; undefined if the text is none. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // The caller says what was expected; the parser's position helps nobody.
    return undefined;
  }
}
