import { computeDataTime } from 'profile/series/change/dataTime';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import type { SeriesOfProfile } from './AmountUnit';
import { computeChartTotal, computeSeriesOfProfile } from './computeSeriesOfProfile';
import { addUp } from './countInstances';

export interface FleetService {
  readonly name: string;
  /** Amount used in all, or the average of an instantaneous type, in the unit of the profile type. */
  readonly amount: number;
}

/** Charts of all services behind one merged profile. */
export interface Fleet {
  /** Services that have data, the heaviest first. */
  readonly services: readonly FleetService[];
  /** All charts as one, for `computeWeight`; undefined without points, and if the moments are unknown. */
  readonly series: SeriesOfProfile | undefined;
  /** Sum of all charts; undefined for instantaneous types. */
  readonly total: number | undefined;
  /** True if the services of an instantaneous type send at different or unknown intervals. */
  readonly hasUnevenMoments: boolean;
}

/** Services whose intervals differ by more than this count as unevenly sampled. */
const SAME_INTERVAL = 1.1;

/** Reads the charts of all services. Linear in their points. */
export function weighFleet(
  charts: ReadonlyArray<{ readonly name: string; readonly series: Series }>,
  context: SeriesContext,
): Fleet {
  return context.kind === 'instant' ? weighMoments(charts, context) : weighAmounts(charts, context);
}

function weighAmounts(charts: Parameters<typeof weighFleet>[0], context: SeriesContext): Fleet {
  const services = charts.flatMap(({ name, series }): FleetService[] => {
    const chart = computeChartTotal(series, context);
    return chart ? [{ name, amount: chart.total }] : [];
  });
  return {
    services: rankServices(services),
    series: computeSeriesOfProfile(addUp(charts.map(({ series }) => series)), context, context.range),
    total: services.reduce((sum, { amount }) => sum + amount, 0),
    hasUnevenMoments: false,
  };
}

/**
 * Computes the moments of a merged profile. It can be divided only if all services push equally often.
 *
 *     a: 60 moments of 10 MiB, b: 60 of 30 MiB → 60, so 40 MiB
 *     a: 60 moments of 10 MiB, b: 240 of 30 MiB → not known: b counts four times as much as a
 */
function weighMoments(charts: Parameters<typeof weighFleet>[0], context: SeriesContext): Fleet {
  const read = charts.flatMap(({ name, series }) => {
    const time = computeDataTime(series, context);
    return time
      ? [{ name, coveredMs: time.coveredMs, chart: computeSeriesOfProfile(series, context, context.range) }]
      : [];
  });
  const services = read.map(({ name, chart }) => ({ name, amount: chart?.average ?? 0 }));
  const intervals = read.map(({ coveredMs, chart }) => (chart && chart.weight > 0 ? coveredMs / chart.weight : NaN));
  const [least, most] = [Math.min(...intervals), Math.max(...intervals)];
  const isEven = read.length > 0 && most <= SAME_INTERVAL * least;
  const weight = Math.max(...read.map(({ chart }) => chart?.weight ?? 0));
  const sum = read.reduce((all, { chart }) => all + (chart ? chart.average * chart.weight : 0), 0);
  const slotCount = Math.max(...read.map(({ chart }) => chart?.slotCount ?? 0));
  return {
    services: rankServices(services),
    series: isEven ? { average: sum / weight, weight, slotCount } : undefined,
    total: undefined,
    hasUnevenMoments: read.length > 0 && !isEven,
  };
}

export function rankServices(services: readonly FleetService[]): readonly FleetService[] {
  return [...services].sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
}
