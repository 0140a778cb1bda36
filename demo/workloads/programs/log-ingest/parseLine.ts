export interface LogEntry {
  readonly timestampMs: number;
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A line of logfmt (`ts=… level=info msg="…" key=value`) or of JSON. Throws on neither. */
export function parseLine(line: string): LogEntry {
  return toEntry(line.startsWith('{') ? parseJsonFields(line) : parseLogfmt(line));
}

function parseJsonFields(line: string): Record<string, string> {
  const fields = JSON.parse(line) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
}

function parseLogfmt(line: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const match of line.matchAll(/([\w.]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g)) {
    fields[match[1] ?? ''] = match[2] === undefined ? (match[3] ?? '') : unescapeValue(match[2]);
  }
  return fields;
}

function unescapeValue(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/g, '$1') : text;
}

function toEntry({ ts = '', level = 'unknown', msg = '', ...fields }: Record<string, string>): LogEntry {
  const timestampMs = Date.parse(ts);
  if (Number.isNaN(timestampMs)) {
    throw new Error(`Not a timestamp: ${ts}`);
  }
  return { timestampMs, level: level.toLowerCase(), message: msg, fields };
}
