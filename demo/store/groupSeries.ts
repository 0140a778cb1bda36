import { pickLabels } from './labelPairs';
import type { Matcher } from './parseSelector';
import type { ProfileSeries } from './ProfileSeries';
import type { ProfileStore, TimeRange } from './ProfileStore';

export interface SteppedQuery {
  readonly matchers: readonly Matcher[];
  readonly range: TimeRange;
  readonly stepMs: number;
  readonly groupBy: readonly string[];
}

/** Series that have the same values for the labels of `groupBy`. */
export interface SeriesGroup {
  readonly labels: readonly (readonly [string, string])[];
  readonly series: readonly ProfileSeries[];
}

/** Groups the series of a query. The group of series without these labels has none. */
export function groupSeries(store: ProfileStore, query: SteppedQuery): SeriesGroup[] {
  const groups = new Map<string, { labels: [string, string][]; series: ProfileSeries[] }>();
  for (const series of store.select([query.matchers], getDataRange(query))) {
    const labels = pickLabels(series.labels, query.groupBy);
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, series: [] };
    groups.set(key, group);
    group.series.push(series);
  }
  return [...groups.values()];
}

/**
 * Calls back for each profile of a series that falls into a step. Points lie at start, start + step, … up to the end;
 * each stands for the time since the point before, so that the first one reaches back before the start.
 */
export function forEachProfile(
  series: ProfileSeries,
  query: SteppedQuery,
  visit: (profile: number, pointMs: number) => void,
): void {
  const { range, stepMs } = query;
  const dataRange = getDataRange(query);
  const times = series.timesMs.items;
  for (let profile = 0; profile < series.length; profile++) {
    const timeMs = times[profile] ?? 0;
    if (timeMs >= dataRange.startMs && timeMs <= dataRange.endMs) {
      const pointMs = range.startMs + Math.max(0, Math.ceil((timeMs - range.startMs) / stepMs)) * stepMs;
      if (pointMs <= range.endMs) {
        visit(profile, pointMs);
      }
    }
  }
}

function getDataRange({ range, stepMs }: SteppedQuery): TimeRange {
  return { startMs: range.startMs - stepMs, endMs: range.endMs };
}
