import { getDurationMs, type TimeRangeMs } from './TimeRangeMs';

// Both ends of "the last 24 hours" are worked out one after the other.
const JITTER_MS = 50;
const MINUTE_MS = 60_000;
const GRID_MS = 10_000;

/**
 * The range widened to a grid. Lists (services, labels) are asked for on a grid of 10 s, so that asking again within that
 * time is the same question and needs no answer. A range of whole minutes keeps its length and begins up to 10 s later:
 * servers refuse more than "24 hours", to the millisecond.
 */
export function roundRange(range: TimeRangeMs): TimeRangeMs {
  const { fromMs, toMs } = trimRange(range);
  const endMs = Math.ceil(toMs / GRID_MS) * GRID_MS;
  const durationMs = toMs - fromMs;
  return {
    fromMs: durationMs % MINUTE_MS === 0 ? endMs - durationMs : Math.floor(fromMs / GRID_MS) * GRID_MS,
    toMs: endMs,
  };
}

/** The range in whole milliseconds, without the few that it is longer than whole minutes. */
export function trimRange(range: TimeRangeMs): TimeRangeMs {
  const [fromMs, toMs] = [Math.floor(range.fromMs), Math.ceil(range.toMs)];
  const excessMs = getDurationMs({ fromMs, toMs }) % MINUTE_MS;
  const isJitter = excessMs <= JITTER_MS && toMs - fromMs > MINUTE_MS;
  return { fromMs: isJitter ? fromMs + excessMs : fromMs, toMs };
}
