import type { SeriesContext } from '../change/Series';
import { formatSignedShare } from '../format/formatShare';
import { formatValue } from '../format/formatValue';
import type { AutoSelection, NoSelection } from './autoSelect';

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
      return 'The range is too short to choose two parts of it.';
    case 'quarters':
      return `No change stands out in this range, so its first and last quarter are compared.${describeEnd(selection, formatTime)}`;
    case 'split': {
      const { baselineAverage: before, comparisonAverage: after, splitMs = 0 } = selection;
      const relative = before > 0 ? ` (${formatSignedShare((after - before) / before)})` : '';
      const change = `from ${formatValue(before, averageUnit)} to ${formatValue(after, averageUnit)}${relative}`;
      return `The largest change of this range is at ${formatTime(splitMs)}, ${change}. The settled parts before and after it are compared.${describeEnd(selection, formatTime)}`;
    }
    default:
      return selection satisfies never;
  }
}

function describeEnd({ lastPointMs }: AutoSelection, formatTime: (timeMs: number) => string): string {
  return lastPointMs === undefined ? '' : ` Nothing came after ${formatTime(lastPointMs)}; that part is left out.`;
}
