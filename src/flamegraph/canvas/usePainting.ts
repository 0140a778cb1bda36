import { useTheme2 } from '@grafana/ui';
import type { HoveredFunction } from 'flamegraph/state/PaneProps';
import { type RefObject, useEffect, useMemo } from 'react';
import { getFrameColors, getFrameFont } from './getFrameColors';
import { markFrames } from './markFrames';
import { paintAncestors } from './paintAncestors';
import { type FlameGraphPicture, paintFlameGraph, ROW_HEIGHT_PX } from './paintFlameGraph';
import { prepareCanvas } from './prepareCanvas';
import type { FlameWindow } from './useFlameWindow';

type Picture = Omit<FlameGraphPicture, 'frames' | 'marks' | 'colors' | 'topPx' | 'pixelRatio' | 'hoveredName'> & {
  readonly hovered: HoveredFunction;
  /** Index of the ancestor that the keyboard is on. */
  readonly selectedAncestor: number | undefined;
};

/** Keeps a canvas painted: once per frame of the screen at most, and only when there is something new to see. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  { frames, widthPx, heightPx, scrollTopPx }: FlameWindow,
  { layout, palette, unit, textAlign, hasSearch, hovered, selectedNode, selectedAncestor }: Picture,
): void {
  const theme = useTheme2();
  const marks = useMemo(() => markFrames(layout.tree, frames), [layout, frames]);
  useEffect(() => {
    let request = 0;
    const paint = () => {
      const surface = canvas.current && prepareCanvas(canvas.current, widthPx, heightPx, getFrameFont(theme));
      if (surface) {
        const colors = getFrameColors(theme);
        surface.fillRect(0, 0, widthPx, heightPx, colors.background);
        const picture = { layout, frames, marks, palette, unit, textAlign, hasSearch, selectedNode };
        const rows = {
          widthPx,
          fromRow: Math.floor(scrollTopPx / ROW_HEIGHT_PX),
          toRow: Math.ceil((scrollTopPx + heightPx) / ROW_HEIGHT_PX),
          selected: selectedAncestor,
        };
        paintAncestors({ layout, colors, textAlign, topPx: -scrollTopPx }, rows, surface);
        const pixelRatio = window.devicePixelRatio;
        paintFlameGraph({ ...picture, hoveredName: hovered.get(), colors, topPx: -scrollTopPx, pixelRatio }, surface);
      }
    };
    const schedule = () => {
      cancelAnimationFrame(request);
      request = requestAnimationFrame(paint);
    };
    schedule();
    const unsubscribe = hovered.subscribe(schedule);
    return () => {
      unsubscribe();
      cancelAnimationFrame(request);
    };
  }, [
    canvas,
    theme,
    frames,
    marks,
    widthPx,
    heightPx,
    scrollTopPx,
    layout,
    palette,
    unit,
    textAlign,
    hasSearch,
    hovered,
    selectedNode,
    selectedAncestor,
  ]);
}
