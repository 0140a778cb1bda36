import { formatSignedShare } from '../format/formatShare';
import { formatSignedValue } from '../format/formatValue';
import type { SeriesChange } from './computeChange';
import type { SeriesContext } from './Series';

export interface ChangeText {
  /** "+490 %", "0 %", "new", "gone" or "unknown". */
  readonly relative: string;
  /** "+0.075 cores"; "" where the change is unknown. */
  readonly absolute: string;
}

/** A change in words, the percentage with the absolute beside it. */
export function formatChange(change: SeriesChange, averageUnit: SeriesContext['averageUnit']): ChangeText {
  if (change.kind === 'unknown') {
    return { relative: 'unknown', absolute: '' };
  }
  const { kind, relative, absolute } = change;
  return {
    relative: kind === 'measured' && relative !== undefined ? formatSignedShare(relative) : kind,
    absolute: formatSignedValue(absolute, averageUnit),
  };
}
