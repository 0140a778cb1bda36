import { type RefObject, useState } from 'react';
import { useElementWidth } from './useElementWidth';

/** More than the width of a scrollbar, which comes and goes with folded content. */
const SLACK_PX = 24;

/**
 * True while an element is narrower than a limit. Once it is, it must be wider by more than a scrollbar to count as wide
 * again: else what folds in a narrow page would unfold as soon as the page, shorter now, lost its scrollbar.
 */
export function useIsNarrow(ref: RefObject<HTMLElement | null>, limitPx: number): boolean {
  const widthPx = useElementWidth(ref) ?? Infinity;
  const [wasNarrow, setWasNarrow] = useState(false);
  const isNarrow = widthPx < limitPx + (wasNarrow ? SLACK_PX : 0);
  if (isNarrow !== wasNarrow) {
    setWasNarrow(isNarrow);
  }
  return isNarrow;
}
