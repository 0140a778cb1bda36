import { type RefObject, useEffect, useRef } from 'react';

interface WheelHandlers {
  /** True if a part of the graph is outside the window. */
  readonly canPan: boolean;
  readonly onZoom: (event: WheelEvent, factor: number) => void;
  /** Pixels to the right. */
  readonly onPan: (dx: number) => void;
}

const PX_PER_LINE = 16;
// A notch of a wheel is about 100 px: 1.35 times. Pinching a touchpad arrives as ctrl and wheel in small steps.
const ZOOM_PER_PX = 0.003;

/**
 * Ctrl or cmd with the wheel zooms, sideways pans; up and down are left to the browser, which scrolls the element and then
 * the page.
 */
export function useWheel(ref: RefObject<HTMLElement | null>, handlers: WheelHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const element = ref.current;
    const handleWheel = (event: WheelEvent) => {
      const scale = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : PX_PER_LINE;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        latest.current.onZoom(event, Math.exp(-event.deltaY * scale * ZOOM_PER_PX));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && latest.current.canPan) {
        event.preventDefault();
        latest.current.onPan(event.deltaX * scale);
      }
    };
    // React listens passively, so that the page would be zoomed, too.
    element?.addEventListener('wheel', handleWheel, { passive: false });
    return () => element?.removeEventListener('wheel', handleWheel);
  }, [ref]);
}
