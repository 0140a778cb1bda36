import { useTheme2 } from '@grafana/ui';
import type { HoveredFunction } from 'flamegraph/state/PaneProps';
import { type RefObject, useEffect, useMemo } from 'react';
import { getFrameColors, getFrameFont } from './getFrameColors';
import { markFrames } from './markFrames';
import { type FlameGraphPicture, paintFlameGraph } from './paintFlameGraph';
import { prepareCanvas } from './prepareCanvas';
import type { FlameWindow } from './useFlameWindow';

type Picture = Omit<FlameGraphPicture, 'frames' | 'marks' | 'colors' | 'topPx' | 'pixelRatio' | 'hoveredName'> & {
  readonly hovered: HoveredFunction;
};

/** Keeps a canvas painted: once per frame of the screen at most, and only when there is something new to see. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  { frames, widthPx, heightPx, scrollTopPx }: FlameWindow,
  { layout, palette, unit, textAlign, hasSearch, hovered, selectedNode }: Picture,
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
  ]);
}
