import type { MeasuredChange } from 'profile/series/services/computeChange';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';

/** Most changes that are looked into at once: each takes two profiles and their parts. */
const MOST_MOVERS = 5;

export interface Mover {
  readonly serviceName: string;
  /** The stretch that stands out in its series, against what is beside it. */
  readonly change: MeasuredChange;
}

/**
 * The services in whose series a stretch stands out, the largest change first: also one that is over by now. Among a thousand
 * services, the largest of the other differences would be accidents. Data that begin or end are no change.
 */
export function findMovers(names: readonly string[], statistics: ReadonlyMap<string, SeriesStatistics>): Mover[] {
  return names
    .flatMap((serviceName): Mover[] => {
      const change = statistics.get(serviceName)?.change;
      return change?.kind === 'measured' && change.isSure ? [{ serviceName, change }] : [];
    })
    .sort((left, right) => Math.abs(right.change.absolute) - Math.abs(left.change.absolute))
    .slice(0, MOST_MOVERS);
}

/** How many services changed for sure. */
export function countMovers(statistics: ReadonlyMap<string, SeriesStatistics>): number {
  return [...statistics.values()].filter(({ change }) => change.isSure).length;
}

export interface BegunAndStopped {
  readonly begun: readonly string[];
  readonly stopped: readonly string[];
}

/** The services that began or stopped sending while others went on. */
export function findBegunAndStopped(statistics: ReadonlyMap<string, SeriesStatistics>): BegunAndStopped {
  const list = (end: 'start' | 'end'): string[] =>
    [...statistics].flatMap(([name, { missing }]) => (missing?.[end]?.isOwn ? [name] : [])).sort();
  return { begun: list('start'), stopped: list('end') };
}
