import { type RefObject, useLayoutEffect, useState } from 'react';

/** As wide as the button of the menu is. */
const MORE_PX = 72;

const NOT_MEASURED = { tabsPx: [] as readonly number[], roomPx: 0 };

/** Which tabs fit into the bar, measured before they are painted. Those that do not must be laid out all the same. */
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
