import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';
import { findBegunAndStopped } from './findMovers';

/** So many services are named; of more, the rest is counted. */
const MOST_NAMES = 5;

/** That nothing changed, as far as that can be said: of services with too little data it cannot. */
export function describeNoChange(statistics: ReadonlyMap<string, SeriesStatistics>): string {
  const judgedCount = [...statistics.values()].filter(({ change }) => change.kind === 'measured').length;
  const unknownCount = statistics.size - judgedCount;
  if (judgedCount === 0) {
    return 'No service has data for long enough to be compared with itself.';
  }
  const judged =
    judgedCount === 1
      ? 'One service was looked at and did not change'
      : `None of ${formatInteger(judgedCount)} services changed`;
  const rest =
    unknownCount === 0
      ? ''
      : ` ${formatInteger(unknownCount)} more ${unknownCount === 1 ? 'has' : 'have'} too few data.`;
  return `${judged} by more than its noise.${rest}`;
}

/** Who began or stopped sending while others went on, which is no rise or fall; "" where nobody did. */
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
