import { formatDurationNs } from 'profile/format/formatValue';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { MissingTime } from './judgeMissing';

export interface MissingText {
  /** "stopped sending at 15:08", "no data since 15:08", "data since 14:52", "gap of 15 min", "data only from 14:52 to 15:08"; others are joined with commas. */
  readonly short: string;
  /** Sentences: what was seen, and what it is evidence of. */
  readonly long: string;
}

/** Late starts and gaps that are shorter, as parts of the range, are not worth words. */
const SHORTEST_PART = 1 / 24;

/**
 * Describes time without data in neutral words: missing data say nothing about use. undefined if nothing important is
 * missing. `formatTime` writes a time in the time zone of the page.
 */
export function describeMissing(
  { start, end, gaps }: MissingTime,
  range: TimeRangeMs,
  formatTime: (timeMs: number) => string,
): MissingText | undefined {
  const shortestMs = SHORTEST_PART * getDurationMs(range);
  const parts: MissingText[] = [];
  const isStartShown = start !== undefined && start.timeMs - range.fromMs >= shortestMs;
  if (isStartShown) {
    const time = formatTime(start.timeMs);
    parts.push({
      short: start.isOwn ? `began sending at ${time}` : `data since ${time}`,
      long: start.isOwn
        ? `It has no data before ${time}, though others have.`
        : `No data before ${time}. What was used then is not known.`,
    });
  }
  const gapMs = gaps.reduce((sum, gap) => sum + getDurationMs(gap), 0);
  if (gapMs >= shortestMs) {
    const duration = formatDurationNs(gapMs * 1e6);
    const list = gaps.slice(0, MOST_GAPS).map((gap) => `from ${formatTime(gap.fromMs)} to ${formatTime(gap.toMs)}`);
    const more = gaps.length > MOST_GAPS ? ['and more'] : [];
    parts.push({
      short: gaps.length === 1 ? `gap of ${duration}` : `${gaps.length} gaps, ${duration} in all`,
      long: `No data ${[...list, ...more].join(', ')}.`,
    });
  }
  if (end) {
    const time = formatTime(end.timeMs);
    parts.push({
      short: end.isOwn ? `stopped sending at ${time}` : `no data since ${time}`,
      long: end.isOwn
        ? `It has no data after ${time}, though others have: it stopped, or no longer sends profiles.`
        : `No data after ${time}. They may be late.`,
    });
  }
  return parts.length === 0
    ? undefined
    : {
        // If both ends are missing, one short text fits where two do not.
        short:
          isStartShown && end && gapMs < shortestMs
            ? `data only from ${formatTime(start.timeMs)} to ${formatTime(end.timeMs)}`
            : parts.map(({ short }) => short).join(', '),
        long: `${parts.map(({ long }) => long).join(' ')} Averages and changes count only the time with data.`,
      };
}

/** Largest number of gaps that are listed one by one. */
const MOST_GAPS = 3;
