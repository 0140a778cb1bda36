import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { COLUMN, UNSEEN } from 'components/styles';
import { MINIMAP_HEIGHT_PX } from './paintMinimap';

export const getFlameCanvasStyles = (theme: GrafanaTheme2) => ({
  box: css({
    position: 'relative',
    ...COLUMN,
    minWidth: 0,
    // As tall as its rows, within limits for deep and for empty graphs.
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
  hidden: css({ ...UNSEEN, whiteSpace: 'nowrap' }),
});
