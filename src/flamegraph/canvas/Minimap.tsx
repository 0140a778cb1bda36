import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { afterPaint } from 'components/afterPaint';
import React, { useEffect, useRef } from 'react';
import { computeOverview } from './computeOverview';
import type { FlameLayout } from './FlameLayout';
import { MINIMAP_HEIGHT_PX, paintMinimap } from './paintMinimap';
import { prepareCanvas } from './prepareCanvas';

interface MinimapProps {
  readonly layout: FlameLayout;
  readonly widthPx: number;
  /** The shown part, as fractions of the graph's whole width and height (0 to 1). */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Asks for a point of the graph to be in the middle of the window. */
  readonly onMove: (x: number, y: number) => void;
}

/** Height of the graph in each column. */
interface Overview extends Pick<MinimapProps, 'layout' | 'widthPx'> {
  readonly rowCounts: Uint32Array;
}

/** The whole graph in outline, with a window to drag. The keys of the graph do the same, so it is for pointers only. */
export function Minimap(props: MinimapProps): React.JSX.Element {
  const { layout, widthPx, left, right, top, bottom, onMove } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Offset from the pointer to the middle of the window during a drag. */
  const grip = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  /** Worked out once the rest of the page is painted, which does not wait for it. */
  const overview = useRef<Overview | undefined>(undefined);

  useEffect(() => {
    const known = overview.current;
    const isKnown = known?.layout === layout && known.widthPx === widthPx;
    const paint = () => {
      const surface = canvas.current && prepareCanvas(canvas.current, widthPx, MINIMAP_HEIGHT_PX, '10px sans-serif');
      if (surface) {
        const { isDark } = theme;
        const colors = {
          background: theme.colors.background.secondary,
          stacks: isDark ? '#565a64' : '#c3c7d0',
          outside: isDark ? 'rgba(0, 0, 0, 0.35)' : 'rgba(255, 255, 255, 0.65)',
          window: theme.colors.primary.border,
        };
        const rowCounts = isKnown ? known.rowCounts : computeOverview(layout, widthPx);
        overview.current = { layout, widthPx, rowCounts };
        const { rowCount } = layout;
        paintMinimap({ rowCounts, rowCount, widthPx, left, right, top, bottom, colors }, surface);
      }
    };
    if (!isKnown) {
      return afterPaint(paint);
    }
    const request = requestAnimationFrame(paint);
    return () => cancelAnimationFrame(request);
  }, [layout, widthPx, left, right, top, bottom, theme]);

  const getPoint = ({ currentTarget, clientX, clientY }: React.PointerEvent) => {
    const box = currentTarget.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  };
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      style={{ width: widthPx }}
      aria-hidden
      data-testid="flame-minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const { x, y } = getPoint(event);
        const isInside = x >= left && x <= right && y >= top && y <= bottom;
        grip.current = isInside ? { x: (left + right) / 2 - x, y: (top + bottom) / 2 - y } : { x: 0, y: 0 };
        onMove(x + grip.current.x, y + grip.current.y);
      }}
      onPointerMove={(event) => {
        if (grip.current) {
          const { x, y } = getPoint(event);
          onMove(x + grip.current.x, y + grip.current.y);
        }
      }}
      onLostPointerCapture={() => {
        grip.current = undefined;
      }}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  canvas: css({
    display: 'block',
    height: MINIMAP_HEIGHT_PX,
    touchAction: 'none',
    cursor: 'grab',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:active': { cursor: 'grabbing' },
  }),
});
