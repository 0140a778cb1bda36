import { type RefObject, useLayoutEffect, useState } from 'react';
import { chooseTabs } from './chooseTabs';

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
