import { useCallback, useState } from 'react';
import { type FlameLayout, getFullValue } from './FlameLayout';
import { getFullViewport, type Viewport } from './Viewport';

/**
 * The window on a graph. It stays where it is when a tree is replaced by another of the same value, such as one with more
 * detail, and shows everything of a tree of another value.
 */
export function useViewport(
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
