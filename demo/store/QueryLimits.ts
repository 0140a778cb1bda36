import { InvalidArgument } from './InvalidArgument';

/** Limits of what one query may ask for. Absent: none. */
export interface QueryLimits {
  readonly maxLengthMs?: number;
  /** Older data are not read. */
  readonly lookBackMs?: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Limits of a Pyroscope server that nobody configured. */
export const DEFAULT_LIMITS: QueryLimits = { maxLengthMs: DAY_MS, lookBackMs: 7 * DAY_MS };

/** More nanoseconds than a duration of the server can hold. */
const MAX_DURATION_MS = Number(2n ** 63n / 1_000_000n);

/**
 * Computes the range that a server reads for a question. Like a real one it falls over if the duration overflows, leaves out what
 * is older than the look-back, and then refuses what is longer than allowed.
 * @throws InvalidArgument with the server's words, and Error where a real server panics
 */
export function limitRange(
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  { maxLengthMs = Infinity, lookBackMs = Infinity }: QueryLimits,
  nowMs: number,
): { startMs: number; endMs: number } {
  if (endMs - startMs > MAX_DURATION_MS) {
    throw new Error('runtime error: integer divide by zero');
  }
  const firstMs = Math.max(startMs, nowMs - lookBackMs);
  if (endMs - firstMs > maxLengthMs) {
    const actual = printDuration(endMs - firstMs);
    throw new InvalidArgument(
      `the query time range exceeds the limit (max_query_length, actual: ${actual}, limit: ${printLimit(maxLengthMs)})`,
    );
  }
  // A range wholly before the look-back holds nothing: no profile is from its very end.
  return firstMs > endMs ? { startMs: endMs + 1, endMs: endMs + 1 } : { startMs: firstMs, endMs };
}

/** Prints "25h0m0s" or "5m12.677s". */
function printDuration(durationMs: number): string {
  const hours = Math.floor(durationMs / HOUR_MS);
  const minutes = Math.floor((durationMs % HOUR_MS) / 60_000);
  const seconds = `${(durationMs % 60_000) / 1000}s`;
  return hours > 0 ? `${hours}h${minutes}m${seconds}` : minutes > 0 ? `${minutes}m${seconds}` : seconds;
}

/** Prints "1d" or "5m". */
function printLimit(limitMs: number): string {
  const [unit, unitMs] =
    (
      [
        ['d', DAY_MS],
        ['h', HOUR_MS],
        ['m', 60_000],
      ] as const
    ).find(([, ms]) => limitMs % ms === 0) ?? (['s', 1000] as const);
  return `${limitMs / unitMs}${unit}`;
}
