import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { MINIMAP_HEIGHT_PX } from './paintMinimap';

export function getFlameCanvasStyles(
  theme: GrafanaTheme2,
): Record<'box' | 'reset' | 'scroller' | 'canvas' | 'ring' | 'hidden', string> {
  return {
    box: css({
      position: 'relative',
      display: 'flex',
      flexDirection: 'column',
      minWidth: 0,
      // As tall as its rows, but neither all rows of a deep graph nor none.
      flex: '0 1 auto',
      minHeight: 240,
      maxHeight: '100vh',
      background: theme.colors.background.primary,
    }),
    reset: css({ position: 'absolute', top: theme.spacing(0.5), right: theme.spacing(2.5), zIndex: 1 }),
    scroller: css({
      flex: '0 1 auto',
      minHeight: 0,
      overflowX: 'hidden',
      overflowY: 'auto',
      // The canvas would cover an outline of its own.
      '&:focus-visible': { outline: 'none' },
      '&:focus-visible + div': { display: 'block' },
    }),
    ring: css({
      display: 'none',
      position: 'absolute',
      inset: `${MINIMAP_HEIGHT_PX}px 0 0 0`,
      border: `2px solid ${theme.colors.primary.border}`,
      pointerEvents: 'none',
    }),
    // Fingers scroll rows as they scroll pages; what they do across is ours.
    canvas: css({ position: 'sticky', top: 0, display: 'block', touchAction: 'pan-y', userSelect: 'none' }),
    hidden: css({
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    }),
  };
}
