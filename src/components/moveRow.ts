/**
 * The row that a key leads to in a list: arrows, Home, End and the page keys, never past the ends. undefined for other
 * keys and in an empty list.
 */
export function moveRow(key: string, row: number, rowCount: number, pageRows: number): number | undefined {
  const target = getTarget(key, row, rowCount, Math.max(1, pageRows));
  return target === undefined || rowCount === 0 ? undefined : Math.min(Math.max(target, 0), rowCount - 1);
}

function getTarget(key: string, row: number, rowCount: number, pageRows: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + pageRows;
    case 'PageUp':
      return row - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    default:
      return undefined;
  }
}

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** True for keys that open the context menu. */
export function isMenuKey({ key, shiftKey }: Key): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}
