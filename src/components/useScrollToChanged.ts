import { type Key, useEffect, useRef } from 'react';

/**
 * Scrolls to the active row when another row becomes active, and lets the user scroll away from it: the same row in
 * another place is no reason to jump.
 */
export function useScrollToChanged(
  row: number | undefined,
  key: Key | undefined,
  scrollToRow: (row: number) => void,
): void {
  const scrolledTo = useRef<Key>();
  useEffect(() => {
    if (row !== undefined && row >= 0 && key !== scrolledTo.current) {
      scrollToRow(row);
    }
    scrolledTo.current = key;
  }, [row, key, scrollToRow]);
}
