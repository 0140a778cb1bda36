import type { SeriesStatistics } from 'profile/series/change/computeStatistics';

/** Most changes that are looked into at once: each takes two profiles and their parts. */
const MOST_MOVERS = 5;

export interface Mover {
  readonly serviceName: string;
  /** Second half of the time that has data minus the first, in the unit of averages. */
  readonly absolute: number;
}

/**
 * The services whose series changed most, the largest change first. Only changes that noise does not explain: among a
 * thousand services, the largest of the others would be accidents. Data that begin or end are no change.
 */
export function findMovers(names: readonly string[], statistics: ReadonlyMap<string, SeriesStatistics>): Mover[] {
  return names
    .flatMap((serviceName): Mover[] => {
      const change = statistics.get(serviceName)?.change;
      return change?.kind === 'measured' && change.isSure ? [{ serviceName, absolute: change.absolute }] : [];
    })
    .sort((left, right) => Math.abs(right.absolute) - Math.abs(left.absolute))
    .slice(0, MOST_MOVERS);
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
