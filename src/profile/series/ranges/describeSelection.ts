import { formatSignedShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { SeriesContext } from 'profile/series/change/Series';
import type { AutoSelection, ChangedStretch, NoSelection } from './autoSelect';

/** Describes in a sentence what auto-select chose, and why. `formatTime` writes a time in the time zone of the page. */
export function describeSelection(
  selection: AutoSelection | NoSelection,
  averageUnit: SeriesContext['averageUnit'],
  formatTime: (timeMs: number) => string,
): string {
  switch (selection.status) {
    case 'no-data':
      return 'Nothing to choose from: there are no data in this range.';
    case 'too-short':
      return 'Too few profiles to choose two parts of this range. Choose a longer one.';
    case 'sums':
      return 'The chart adds up many snapshots, and how many is not known, so no change can be found in it. Choose both ranges yourself.';
    case 'quarters':
      return `No change stands out in this range, so its first and last quarter are compared.${describeMissing(selection, formatTime)}`;
    case 'change':
      return `${describeStretch(selection, averageUnit, formatTime)}${describeMissing(selection, formatTime)}`;
    default:
      return selection satisfies never;
  }
}

/** A change that takes longer, as a part of both sides together, came little by little or in several goes. */
const SUDDEN_PART = 1 / 24;

function describeStretch(
  { stretch, baseline, comparison, baselineAverage, comparisonAverage }: AutoSelection,
  averageUnit: SeriesContext['averageUnit'],
  formatTime: (timeMs: number) => string,
): string {
  if (!stretch) {
    return '';
  }
  const [usual, level] = [baselineAverage, comparisonAverage].map((average) => formatValue(average, averageUnit));
  const relative =
    baselineAverage > 0 ? ` (${formatSignedShare((comparisonAverage - baselineAverage) / baselineAverage)})` : '';
  if (stretch.toMs !== undefined) {
    const side = baseline.fromMs < comparison.fromMs ? 'before' : 'after';
    return `The largest change of this range lasts from ${formatTime(stretch.fromMs)} to ${formatTime(stretch.toMs)}: ${level} instead of ${usual}${relative}. It is compared with the settled part ${side} it.`;
  }
  if (stretch.isSteady) {
    const verb = comparisonAverage > baselineAverage ? 'rises' : 'falls';
    return `The chart ${verb} all along this range, from ${usual} to ${level}${relative}. Both ends are compared.`;
  }
  const when = isSudden(stretch, baseline.fromMs, comparison.toMs)
    ? `is at ${formatTime(stretch.fromMs)}`
    : `begins at ${formatTime(stretch.fromMs)} and is complete at ${formatTime(stretch.settledMs)}`;
  return `The largest change of this range ${when}, from ${usual} to ${level}${relative}. The settled parts before and after it are compared.`;
}

function isSudden({ fromMs, settledMs }: ChangedStretch, startMs: number, endMs: number): boolean {
  return settledMs - fromMs <= SUDDEN_PART * (endMs - startMs);
}

function describeMissing(
  { missing: { lateStartMs, earlyEndMs, gaps } }: AutoSelection,
  formatTime: (timeMs: number) => string,
): string {
  const parts = [
    ...(lateStartMs === undefined ? [] : [`before ${formatTime(lateStartMs)}`]),
    ...gaps.map(({ fromMs, toMs }) => `from ${formatTime(fromMs)} to ${formatTime(toMs)}`),
    ...(earlyEndMs === undefined ? [] : [`after ${formatTime(earlyEndMs)}`]),
  ];
  const list =
    parts.length > MOST_PARTS ? `${parts.slice(0, MOST_PARTS).join(', ')} and at other times` : parts.join(' and ');
  return parts.length === 0 ? '' : ` No data ${list}; that is left out.`;
}

/** Largest number of parts without data that are listed one by one. */
const MOST_PARTS = 3;
