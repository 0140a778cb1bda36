import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of the menu's button. */
const MORE_PX = 72;

const NOT_MEASURED = { tabsPx: [] as readonly number[], roomPx: 0 };

/** Tells which tabs fit into the bar, measured before they are painted. Tabs that do not fit must still be laid out. */
export function useFittingTabs(bar: RefObject<HTMLElement | null>, active: number): readonly boolean[] {
  const [measured, setMeasured] = useState(NOT_MEASURED);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) {
      return undefined;
    }
    const tabs = [...element.querySelectorAll('[role="tab"]')];
    const read = () =>
      setMeasured({
        tabsPx: tabs.map((tab) => tab.parentElement?.getBoundingClientRect().width ?? 0),
        roomPx: element.clientWidth,
      });
    read();
    // A tab changes its width when its font is there.
    const observer = new ResizeObserver(read);
    [element, ...tabs].forEach((each) => observer.observe(each));
    return () => observer.disconnect();
  }, [bar]);
  return chooseTabs({ ...measured, active, morePx: MORE_PX });
}

interface TabRoom {
  /** Width of each tab, in pixels. */
  readonly tabsPx: readonly number[];
  /** Place of the open tab; −1 for none. It always has room. */
  readonly active: number;
  /** Width of the button for the other tabs, in pixels. */
  readonly morePx: number;
  readonly roomPx: number;
}

/** Chooses the tabs in the bar: all, or as many from the left as leave room for the open one and a menu with the rest. */
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
