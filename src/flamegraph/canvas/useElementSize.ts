import { type RefObject, useLayoutEffect, useState } from 'react';

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Inner size of an element without padding, without its scrollbars. 0 × 0 until it is there. */
export function useElementSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const change = (width: number, height: number) => {
      const [widthPx, heightPx] = [Math.floor(width), Math.floor(height)];
      setSize((before) =>
        before.widthPx === widthPx && before.heightPx === heightPx ? before : { widthPx, heightPx },
      );
    };
    // The observer tells a frame later, and the first picture would wait for it.
    const { width, height } = element.getBoundingClientRect();
    change(width - (element.offsetWidth - element.clientWidth), height - (element.offsetHeight - element.clientHeight));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) {
        change(entry.contentRect.width, entry.contentRect.height);
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
