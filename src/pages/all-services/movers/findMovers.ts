import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { MeasuredChange } from 'profile/series/services/computeChange';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';

/** Largest number of changes tested at once: each takes two profiles and their parts. */
const MOST_MOVERS = 5;

export interface Mover {
  readonly serviceName: string;
  /** Stretch that stands out in its series, compared with the time beside it. */
  readonly change: MeasuredChange;
}

/**
 * Finds the services whose series has a stretch that stands out, even if it is over by now, the largest change first.
 * Among a thousand services, the largest other differences would be chance. Data that begin or end are no change.
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

/** Counts the services that surely changed. */
export function countMovers(statistics: ReadonlyMap<string, SeriesStatistics>): number {
  return [...statistics.values()].filter(({ change }) => change.isSure).length;
}

interface BegunAndStopped {
  readonly begun: readonly string[];
  readonly stopped: readonly string[];
}

/** Finds the services that began or stopped sending while others went on. */
function findBegunAndStopped(statistics: ReadonlyMap<string, SeriesStatistics>): BegunAndStopped {
  const list = (end: 'start' | 'end'): string[] =>
    [...statistics].flatMap(([name, { missing }]) => (missing?.[end]?.isOwn ? [name] : [])).sort();
  return { begun: list('start'), stopped: list('end') };
}

/** Largest number of services that are named; the rest is counted. */
const MOST_NAMES = 5;

/** Says that nothing changed, as far as it is known: nothing is known about services with too little data. */
export function describeNoChange(statistics: ReadonlyMap<string, SeriesStatistics>): string {
  const all = [...statistics.values()];
  const judgedCount = all.filter(({ change }) => change.kind === 'measured').length;
  const sumCount = all.filter(({ isSumOfMoments }) => isSumOfMoments).length;
  const fewCount = all.length - judgedCount - sumCount;
  const sums =
    sumCount === 0
      ? ''
      : ` Changes of ${formatInteger(sumCount)} ${sumCount === 1 ? 'service' : 'services'} are not known: only sums of snapshots are.`;
  if (judgedCount === 0) {
    return fewCount === 0 && sumCount > 0
      ? sums.trim()
      : `No service has data for long enough to be compared with itself.${sums}`;
  }
  const judged =
    judgedCount === 1
      ? 'One service was looked at and did not change'
      : `None of ${formatInteger(judgedCount)} services changed`;
  const rest =
    fewCount === 0 ? '' : ` ${formatInteger(fewCount)} more ${fewCount === 1 ? 'has' : 'have'} too few data.`;
  return `${judged} by more than its noise.${rest}${sums}`;
}

/** Names services that began or stopped sending while others went on, which is no rise or fall; "" if there are none. */
export function describeBegunAndStopped(statistics: ReadonlyMap<string, SeriesStatistics>): string {
  const { begun, stopped } = findBegunAndStopped(statistics);
  return [describeNames(begun, 'began'), describeNames(stopped, 'stopped')].filter(Boolean).join(' ');
}

function describeNames(names: readonly string[], verb: string): string {
  if (names.length === 0) {
    return '';
  }
  const named = names.slice(0, MOST_NAMES).map(formatFunctionName).join(', ');
  const rest = names.length > MOST_NAMES ? ` and ${formatInteger(names.length - MOST_NAMES)} more` : '';
  return `${formatInteger(names.length)} ${names.length === 1 ? 'service' : 'services'} ${verb} sending: ${named}${rest}.`;
}
