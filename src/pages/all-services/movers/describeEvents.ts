import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';
import { findBegunAndStopped } from './findMovers';

/** So many services are named; of more, the rest is counted. */
const MOST_NAMES = 5;

/** That nothing changed, as far as that can be said: of services with too little data it cannot. */
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
