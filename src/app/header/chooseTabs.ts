interface TabRoom {
  /** Of each tab in its place, in pixels. */
  readonly tabsPx: readonly number[];
  /** Place of the open tab; −1 for none. It always has room. */
  readonly active: number;
  /** Of the button for the other tabs, in pixels. */
  readonly morePx: number;
  readonly roomPx: number;
}

/** Which tabs stand in the bar: all, or those from the left that leave room for the open one and a menu with the rest. */
export function chooseTabs({ tabsPx, active, morePx, roomPx }: TabRoom): boolean[] {
  const add = (sumPx: number, px: number): number => sumPx + px;
  if (tabsPx.reduce(add, 0) <= roomPx) {
    return tabsPx.map(() => true);
  }
  let leftPx = roomPx - morePx - (tabsPx[active] ?? 0);
  let isFull = false;
  return tabsPx.map((px, place) => {
    if (place === active) {
      return true;
    }
    isFull ||= px > leftPx;
    leftPx -= px;
    return !isFull;
  });
}
