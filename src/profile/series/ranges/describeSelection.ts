import { formatSignedShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { SeriesContext } from 'profile/series/change/Series';
import type { AutoSelection, ChangedStretch, NoSelection } from './autoSelect';

/** What auto-select chose, and why. `formatTime` writes a time as people near the screen read it. */
export function describeSelection(
  selection: AutoSelection | NoSelection,
  averageUnit: SeriesContext['averageUnit'],
  formatTime: (timeMs: number) => string,
): string {
  switch (selection.status) {
    case 'no-data':
      return 'There is nothing to choose from: the series has no points in this range.';
    case 'too-short':
      return 'Too few profiles are in this range to choose two parts of it. Choose a longer one.';
    case 'sums':
      return 'The series adds up what there was at many moments, and how many is not known: no change can be looked for in it. Choose both ranges.';
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
    return `The series ${verb} all along this range, from ${usual} to ${level}${relative}. Both ends are compared.`;
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
  return parts.length === 0 ? '' : ` There are no data ${list}; that is left out.`;
}

/** So many parts without data are told one by one. */
const MOST_PARTS = 3;
