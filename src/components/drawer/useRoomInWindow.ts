import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import { type Place, WIDE_WINDOW_PX } from './DrawerPlace';

const GAP_PX = 8;
const MIN_PX = 240;

/**
 * Makes a box that sticks to the top of the window as high as the window has room for: more while the page is scrolled,
 * less while there is something above it.
 *
 * @param place what the box sticks in; undefined leaves the height alone
 */
export function useRoomInWindow(place: Place | undefined): RefObject<HTMLElement> {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = place?.element;
    if (!element) {
      return undefined;
    }
    const fit = () => {
      const topPx = place.getTopPx();
      const roomPx = window.innerHeight - Math.max(topPx, element.getBoundingClientRect().top) - GAP_PX;
      if (box.current) {
        box.current.style.top = `${topPx}px`;
        box.current.style.height = `${Math.max(MIN_PX, roomPx)}px`;
      }
    };
    fit();
    // The window scrolls, or a part of it.
    document.addEventListener('scroll', fit, true);
    window.addEventListener('resize', fit);
    const observer = new ResizeObserver(fit);
    observer.observe(document.body);
    return () => {
      document.removeEventListener('scroll', fit, true);
      window.removeEventListener('resize', fit);
      observer.disconnect();
    };
  }, [place]);
  return box;
}

/** Size of the window; it is read again when that changes. */
export function useWindowSize(): { readonly widthPx: number; readonly heightPx: number; readonly isWide: boolean } {
  const widthPx = useSyncExternalStore(followWindow, () => window.innerWidth);
  const heightPx = useSyncExternalStore(followWindow, () => window.innerHeight);
  return { widthPx, heightPx, isWide: widthPx >= WIDE_WINDOW_PX };
}

function followWindow(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
