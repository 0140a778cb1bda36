import type { Series } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Labels that say which version of a program runs, the most usual first. */
export const VERSION_LABELS = ['version', 'service_version', 'app_version', 'git_ref', 'service_git_ref', 'image_tag'];

export interface VersionSeries {
  /** "" for profiles without the label. */
  readonly version: string;
  readonly series: Series;
}

export interface VersionChange {
  readonly before: string;
  readonly after: string;
  /** Time before the newer version began, and time after the older one was gone (or, if it stays, after the newer one began). */
  readonly baseline: TimeRangeMs;
  readonly comparison: TimeRangeMs;
}

/** Steps at the ends of a range in which a version may be missing by accident. */
const MARGIN_STEPS = 2;

/**
 * Finds the last time that a version begins within a range. A point stands for the step that ends at it.
 *
 *     v1 ▁▁▁▁▁▁        baseline    ├────┤
 *     v2     ▁▁▁▁▁▁    comparison        ├───┤     between them both run
 *
 * undefined if no version begins, or none ran before.
 */
export function findVersionChange(
  versions: readonly VersionSeries[],
  range: TimeRangeMs,
  stepMs: number,
): VersionChange | undefined {
  const spans = versions.flatMap(({ version, series }) => getSpan(version, series) ?? []);
  const starts = spans
    .filter(({ firstMs }) => firstMs > range.fromMs + MARGIN_STEPS * stepMs)
    .sort((left, right) => right.firstMs - left.firstMs);
  for (const after of starts) {
    const before = spans
      .filter(({ firstMs }) => firstMs < after.firstMs)
      .sort((left, right) => right.lastMs - left.lastMs || right.firstMs - left.firstMs)[0];
    const beginMs = after.firstMs - stepMs;
    const isGone = before !== undefined && before.lastMs < Math.min(after.lastMs, range.toMs - MARGIN_STEPS * stepMs);
    const settledMs = isGone ? Math.max(beginMs, before.lastMs) : beginMs;
    const baselineFromMs = before && Math.max(range.fromMs, before.firstMs - stepMs);
    if (before && baselineFromMs !== undefined && baselineFromMs < beginMs && settledMs < after.lastMs) {
      return {
        before: before.version,
        after: after.version,
        baseline: { fromMs: baselineFromMs, toMs: beginMs },
        comparison: { fromMs: settledMs, toMs: Math.min(range.toMs, after.lastMs) },
      };
    }
  }
  return undefined;
}

interface Span {
  readonly version: string;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Returns the span from the first point with a value to the last one. */
function getSpan(version: string, { timesMs, values }: Series): Span | undefined {
  const used = Array.from(timesMs).filter((_, place) => (values[place] ?? 0) > 0);
  const [firstMs, lastMs] = [used[0], used.at(-1)];
  return firstMs === undefined || lastMs === undefined ? undefined : { version, firstMs, lastMs };
}
