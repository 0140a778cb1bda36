import type { AutoSelection } from 'profile/series/ranges/autoSelect';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';

/** Most changes that are looked into at once: each takes two profiles and their parts. */
const MOST_MOVERS = 5;

export interface Mover {
  readonly serviceName: string;
  /** What auto-select found in its series. */
  readonly selection: AutoSelection;
  /** The stretch that stands out minus what it is compared with, in the unit of averages. */
  readonly absolute: number;
}

/**
 * The services in whose series a stretch stands out, the largest change first: also one that is over by now. Among a thousand
 * services, the largest of the other differences would be accidents. Data that begin or end are no change.
 */
export function findMovers(names: readonly string[], statistics: ReadonlyMap<string, SeriesStatistics>): Mover[] {
  return names
    .flatMap((serviceName): Mover[] => {
      const change = statistics.get(serviceName)?.change;
      return change?.kind === 'measured' && change.isSure
        ? [{ serviceName, selection: change.selection, absolute: change.absolute }]
        : [];
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
