import { formatSignedShare } from 'profile/format/formatNumber';
import { formatSignedValue } from 'profile/format/formatValue';
import type { SeriesContext } from 'profile/series/change/Series';
import type { ChangedStretch } from 'profile/series/ranges/autoSelect';
import type { SeriesChange } from './computeChange';

export interface ChangeText {
  /** "+490 %", "0 %", "over +100,000 %", "from 0" or "unknown". */
  readonly relative: string;
  /** "+0.075 cores"; "" if the change is unknown. */
  readonly absolute: string;
}

// Beyond a thousandfold the number says no more than "it was next to nothing before".
const MOST_RELATIVE = 1_000;

function formatRelative(relative: number): string {
  return relative > MOST_RELATIVE ? `over ${formatSignedShare(MOST_RELATIVE)}` : formatSignedShare(relative);
}

/** Formats a change in words, the percentage with the absolute beside it. */
export function formatChange(change: SeriesChange, averageUnit: SeriesContext['averageUnit']): ChangeText {
  if (change.kind === 'unknown') {
    return { relative: 'unknown', absolute: '' };
  }
  const { relative, absolute } = change;
  return {
    relative: relative === undefined ? 'from 0' : formatRelative(relative),
    absolute: formatSignedValue(absolute, averageUnit),
  };
}

/** Formats the time of a stretch: "since 15:08", "all along", or "from 15:08 to 15:22" if it is over. */
export function formatStretch(
  { fromMs, toMs, isSteady }: ChangedStretch,
  formatTime: (timeMs: number) => string,
): string {
  if (isSteady) {
    return 'all along';
  }
  return toMs === undefined ? `since ${formatTime(fromMs)}` : `from ${formatTime(fromMs)} to ${formatTime(toMs)}`;
}
