import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

// More than a row or two, so that quick scrolling does not show the background.
const OVERSCAN_ROWS = 10;

interface VirtualRowsOptions {
  /** The scrolled element, of those who have to know it before; everybody else is given one. */
  readonly scrollRef?: RefObject<HTMLDivElement>;
  readonly rowCount: number;
  readonly rowHeightPx: number;
  /** Height of the header that sticks to the top of the scrolled element. */
  readonly headerHeightPx: number;
  /** Row that is always drawn, because `aria-activedescendant` names it. */
  readonly activeRow: number;
}

interface VirtualRow {
  readonly row: number;
  /** Distance from the top of the scrolled content, header included. */
  readonly topPx: number;
}

interface VirtualRows {
  readonly scrollRef: RefObject<HTMLDivElement>;
  readonly rows: readonly VirtualRow[];
  /** Height of the scrolled content, header included. */
  readonly heightPx: number;
  /** Whole rows that fit on the screen. */
  readonly pageRows: number;
  /** Scrolls just as far as it takes for the row to be seen. */
  readonly scrollToRow: (row: number) => void;
}

/** Returns the few rows of a long list that can be seen, all of one height. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const ownRef = useRef<HTMLDivElement>(null);
  const { scrollRef = ownRef, rowCount, rowHeightPx, headerHeightPx, activeRow } = options;
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeightPx,
    overscan: OVERSCAN_ROWS,
    paddingStart: headerHeightPx,
    scrollPaddingStart: headerHeightPx,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return activeRow < 0 || activeRow >= rowCount || seen.includes(activeRow) ? seen : [...seen, activeRow];
    },
    // React 19 warns about flushSync while it renders.
    useFlushSync: false,
  });
  const measuredPx = useRef(rowHeightPx);
  // The virtualizer keeps the heights that it was told first.
  useLayoutEffect(() => {
    if (measuredPx.current !== rowHeightPx) {
      measuredPx.current = rowHeightPx;
      virtualizer.measure();
    }
  }, [virtualizer, rowHeightPx]);
  const scrollToRow = useCallback((row: number) => virtualizer.scrollToIndex(row, { align: 'auto' }), [virtualizer]);
  const seenPx = (virtualizer.scrollRect?.height ?? 0) - headerHeightPx;
  return {
    scrollRef,
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ row: index, topPx: start })),
    heightPx: virtualizer.getTotalSize(),
    pageRows: Math.floor(seenPx / rowHeightPx),
    scrollToRow,
  };
}
