import { formatInteger, formatShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { SourceTime } from 'profile/series/change/judgeMissing';
import type { SeriesContext } from 'profile/series/change/Series';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';
import { computeSummary, TOP_COUNT } from 'profile/series/services/computeSummary';

interface ShownServices {
  readonly names: readonly string[];
  readonly statistics: ReadonlyMap<string, SeriesStatistics>;
  readonly averageUnit: SeriesContext['averageUnit'];
  /** Pictures of a moment, such as memory in use. */
  readonly isInstant: boolean;
  readonly source: SourceTime | undefined;
  readonly formatTime: (timeMs: number) => string;
}

/** Describes how much the services on the page use: "37.2 cores on average", "top 5 use 61 %". */
export function describeServices(shown: ShownServices): string[] {
  const { names, statistics, averageUnit, isInstant, source, formatTime } = shown;
  const { average, topShare, unknownCount } = computeSummary(
    names.map((name) => ({ name, statistics: statistics.get(name) })),
  );
  const unknown = unknownCount === 0 ? [] : [describeUnknown(unknownCount)];
  if (average === undefined) {
    return unknown;
  }
  const parts = [`${formatValue(average, averageUnit)} on average`];
  if (topShare !== undefined) {
    parts.push(`top ${TOP_COUNT} ${isInstant ? 'hold' : 'use'} ${formatShare(topShare)}`);
  }
  if (isInstant) {
    parts.push('snapshots, averaged');
  }
  parts.push(...unknown);
  if (source?.endsEarly) {
    parts.push(`no data after ${formatTime(source.newestMs)}`);
  }
  return parts;
}

/** Describes services that cannot be averaged, as it is unknown how often their pods send. */
function describeUnknown(count: number): string {
  const services = count === 1 ? 'service has' : 'services have';
  return `${formatInteger(count)} ${services} sums only, not counted`;
}
