export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of what may be an object. */
export function getField(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

export function getString(value: unknown, name: string): string | undefined {
  const field = getField(value, name);
  return typeof field === 'string' ? field : undefined;
}

/** undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // The caller says what was expected; the parser's position helps nobody.
    return undefined;
  }
}
