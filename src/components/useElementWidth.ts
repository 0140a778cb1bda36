import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element without its borders; undefined until it is laid out. */
export function useElementWidth(): { ref: RefObject<HTMLDivElement>; widthPx: number | undefined } {
  const ref = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState<number>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, widthPx };
}
