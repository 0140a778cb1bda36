const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Reads `1795421460000` (text or number), `now` or `now-15m` as milliseconds since the epoch; undefined for other values. */
export function readTime(value: unknown, nowMs: number): number | undefined {
  const text = String(value);
  if (/^\d{1,15}$/.test(text)) {
    return Number(text);
  }
  const [, count = '0', unit = 's'] = /^now(?:-(\d{1,6})([smhdw]))?$/.exec(text) ?? [];
  return text.startsWith('now') ? nowMs - Number(count) * (UNIT_MS[unit] ?? 0) : undefined;
}
