import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Inner size of an element, without its scrollbars. 0 × 0 until it is known. */
export function useElementSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 });
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) {
        setSize({ widthPx: Math.floor(entry.contentRect.width), heightPx: Math.floor(entry.contentRect.height) });
      }
    });
    if (ref.current) {
      observer.observe(ref.current);
    }
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
