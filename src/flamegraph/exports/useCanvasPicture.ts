import type { GrafanaTheme2 } from '@grafana/data';
import type { FlameCanvasView } from 'flamegraph/canvas/FlameCanvas';
import { getFrameColors, getFrameFont } from 'flamegraph/canvas/getFrameColors';
import { useCallback, useEffect, useRef } from 'react';
import type { FlameGraphPictureView } from './computePicture';

/** The part of a picture that depends on the canvas; the theme adds the rest. */
export type CanvasPicture = Omit<FlameGraphPictureView, 'colors' | 'textColor' | 'font'>;

/** Gets a function that returns the picture of the screen; undefined while there is none. */
export type OnPicture = (getPicture: (() => CanvasPicture | undefined) | undefined) => void;

/** Offers the picture of a canvas as long as it is on screen. Gives the callback that the canvas tells its view. */
export function useCanvasPicture(
  { palette, textAlign, matchedNames }: Pick<CanvasPicture, 'palette' | 'textAlign' | 'matchedNames'>,
  onPicture: OnPicture,
): (view: FlameCanvasView) => void {
  const canvasView = useRef<FlameCanvasView>(undefined);
  useEffect(() => {
    onPicture(() => {
      const view = canvasView.current;
      return view && { ...view, palette, textAlign, matchedNames };
    });
    return () => onPicture(undefined);
  }, [onPicture, palette, textAlign, matchedNames]);
  return useCallback((view: FlameCanvasView) => {
    canvasView.current = view;
  }, []);
}

/** The picture in the colours and letters of a theme. */
export function completePicture(picture: CanvasPicture, theme: GrafanaTheme2): FlameGraphPictureView {
  return {
    ...picture,
    colors: getFrameColors(theme),
    textColor: theme.colors.text.primary,
    font: getFrameFont(theme),
  };
}
