import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { computeFrames, findNode, type FrameWindow, type VisibleFrame } from './computeFrames';
import { type FlameLayout, getFullValue } from './FlameLayout';
import { getShownNode } from './FrameGroups';
import { ROW_HEIGHT_PX } from './paintFlameGraph';
import type { Point } from './PointerGestures';
import { getFullViewport, revealNode, scrollToRow, type Viewport } from './Viewport';

/** Finds the frame at a point. */
export interface FramePoint {
  readonly node: number;
  /** Set over frames that are too narrow to be drawn for themselves. */
  readonly run: VisibleFrame | undefined;
}

/** The part of a flame graph that is on screen. */
export interface FlameWindow {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Scroll position of the rows. */
  readonly scrollTopPx: number;
  readonly viewport: Viewport;
  readonly frames: readonly VisibleFrame[];
  readonly changeViewport: (change: (viewport: Viewport) => Viewport) => void;
  readonly scrollBy: (dy: number) => void;
  readonly scrollTo: (topPx: number) => void;
  /** Has to be called when the element is scrolled. */
  readonly onScroll: () => void;
  /** Brings a frame on screen, moving as little as needed. */
  readonly show: (node: number) => void;
  /** @param at from the upper left corner of the element */
  readonly findAt: (at: Point) => FramePoint | undefined;
}

/** Returns the window, and the element whose inner size it has and which scrolls the rows. */
export function useFlameWindow(
  layout: FlameLayout,
  hitsBefore: Uint32Array | undefined,
): [scroller: RefObject<HTMLDivElement>, window: FlameWindow] {
  const scroller = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useElementSize(scroller);
  const [scrollTopPx, setScrollTopPx] = useState(0);
  const [viewport, changeViewport] = useViewport(layout);
  const window = useMemo((): FrameWindow => {
    const fromRow = Math.floor(scrollTopPx / ROW_HEIGHT_PX);
    const toRow = Math.ceil((scrollTopPx + heightPx) / ROW_HEIGHT_PX);
    return { ...viewport, widthPx, fromRow, toRow };
  }, [viewport, widthPx, heightPx, scrollTopPx]);
  const frames = useMemo(() => computeFrames(layout, window, hitsBefore), [layout, window, hitsBefore]);

  const scrollTo = (topPx: number) => {
    if (scroller.current) {
      scroller.current.scrollTop = topPx;
    }
  };
  const full = getFullValue(layout);
  useEffect(() => {
    // A tree of another value is another picture: it begins at its root, or at the focused node, with the callers above.
    const element = scroller.current;
    if (element) {
      const first = layout.ancestors.length === 0 ? 0 : layout.ancestors.length + 1;
      const scroll = {
        topPx: first === 0 ? 0 : element.scrollTop,
        heightPx: element.clientHeight,
        rowHeightPx: ROW_HEIGHT_PX,
      };
      element.scrollTop = scrollToRow(scroll, first);
    }
    // Only a new picture moves.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [scroller, full]);

  const result: FlameWindow = {
    widthPx,
    heightPx,
    scrollTopPx,
    viewport,
    frames,
    changeViewport,
    scrollTo,
    scrollBy: (dy) => scrollTo((scroller.current?.scrollTop ?? 0) + dy),
    onScroll: () => setScrollTopPx(scroller.current?.scrollTop ?? 0),
    show: (node) => {
      const shown = getShownNode(layout.tree, layout.groups, node);
      changeViewport((before) => revealNode(before, layout, shown, widthPx));
      const scroll = { topPx: scroller.current?.scrollTop ?? 0, heightPx, rowHeightPx: ROW_HEIGHT_PX };
      scrollTo(scrollToRow(scroll, layout.row[shown] ?? 0));
    },
    findAt: ({ x, y }) => {
      const row = Math.floor((y + scrollTopPx) / ROW_HEIGHT_PX);
      // A frame narrower than a pixel is drawn one pixel wide.
      const run = frames.find(
        (frame) => frame.isRun && frame.row === row && frame.xPx <= x && x < frame.xPx + Math.max(1, frame.widthPx),
      );
      const node = run ? run.node : findNode(layout, window, x, row);
      return node === undefined ? undefined : { node, run };
    },
  };
  return [scroller, result];
}

/**
 * Returns the window on a graph. It stays where it is when a tree is replaced by another of the same value, such as
 * one with more detail, and shows everything of a tree of another value.
 */
function useViewport(
  layout: FlameLayout,
): [viewport: Viewport, changeViewport: (change: (viewport: Viewport) => Viewport) => void] {
  const full = getFullValue(layout);
  const [state, setState] = useState({ full, viewport: getFullViewport(layout) });
  const changeViewport = useCallback(
    (change: (viewport: Viewport) => Viewport) => {
      setState((before) => {
        const viewport = before.full === full ? before.viewport : { startValue: 0, endValue: full };
        return { full, viewport: change(viewport) };
      });
    },
    [full],
  );
  return [state.full === full ? state.viewport : getFullViewport(layout), changeViewport];
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Returns the inner size of an element without padding and scrollbars. 0 × 0 until it exists. */
function useElementSize(ref: RefObject<HTMLElement | null>): Size {
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
