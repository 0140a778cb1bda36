import type { SeriesStatistics } from 'profile/change/computeStatistics';

/** Most changes that are looked into at once: each takes two profiles and their parts. */
export const MOST_MOVERS = 5;

export interface Mover {
  readonly serviceName: string;
  /** Second half of the range minus the first, in the unit of averages. */
  readonly absolute: number;
}

/**
 * The services whose series changed most, the largest change first. Only changes that noise does not explain: among a
 * thousand services, the largest of the others would be accidents.
 */
export function findMovers(names: readonly string[], statistics: ReadonlyMap<string, SeriesStatistics>): Mover[] {
  return names
    .flatMap((serviceName): Mover[] => {
      const change = statistics.get(serviceName)?.change;
      return change && change.kind !== 'unknown' && change.isSure ? [{ serviceName, absolute: change.absolute }] : [];
    })
    .sort((left, right) => Math.abs(right.absolute) - Math.abs(left.absolute))
    .slice(0, MOST_MOVERS);
}
