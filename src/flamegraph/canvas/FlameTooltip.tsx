import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2 } from '@grafana/ui';
import React, { useLayoutEffect, useRef } from 'react';
import type { FrameDescription } from './describeFrame';
import type { Point } from './PointerGestures';

interface FlameTooltipProps {
  readonly description: FrameDescription;
  /** Meaning of the frame's colour. */
  readonly colorLabel: string | undefined;
  /** Returns the anchor in the browser's window; called after each drawing. */
  readonly getAnchor: () => Point;
}

const DISTANCE_PX = 14;

/** Shows a frame's name and cost beside it. Screen readers get the same from the graph's live text. */
export function FlameTooltip({ description, colorLabel, getAnchor }: FlameTooltipProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) {
      const { x, y } = getAnchor();
      const { width, height } = box.current.getBoundingClientRect();
      const left = x + DISTANCE_PX + width > window.innerWidth ? x - DISTANCE_PX - width : x + DISTANCE_PX;
      const top = y + DISTANCE_PX + height > window.innerHeight ? y - DISTANCE_PX - height : y + DISTANCE_PX;
      box.current.style.left = `${Math.max(0, left)}px`;
      box.current.style.top = `${Math.max(0, top)}px`;
    }
  });
  const { name, packageName, values, shares, notes } = description;
  return (
    <Portal>
      <div ref={box} className={styles.box} aria-hidden data-testid="flame-tooltip">
        <div className={styles.name}>{name}</div>
        {packageName !== '' && <div className={styles.muted}>{packageName}</div>}
        {colorLabel !== undefined && <div className={styles.muted}>{colorLabel}</div>}
        {values && (
          <div className={styles.values}>
            <span>Total</span>
            <strong>{values.total}</strong>
            <span>Self</span>
            <strong>{values.self}</strong>
          </div>
        )}
        {shares.map((share) => (
          <div key={share}>{share}</div>
        ))}
        {notes.map((note) => (
          <div key={note} className={styles.muted}>
            {note}
          </div>
        ))}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    position: 'fixed',
    zIndex: theme.zIndex.tooltip,
    maxWidth: 'min(480px, 90vw)',
    padding: theme.spacing(1, 1.5),
    pointerEvents: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    color: theme.colors.text.primary,
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
  }),
  name: css({
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 6,
    overflow: 'hidden',
  }),
  muted: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  values: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: theme.spacing(1),
    margin: theme.spacing(0.5, 0),
  }),
});
