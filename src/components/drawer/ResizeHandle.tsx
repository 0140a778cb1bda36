import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';

interface ResizeHandleProps {
  /** Name of the size: "Width of the answers". */
  readonly label: string;
  /** The way it moves: "x" between two things side by side. */
  readonly axis: 'x' | 'y';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Change of the value for one press of an arrow key. */
  readonly step: number;
  /** Change of the value for a pixel to the right, or down: negative if the sized thing is on the far side. */
  readonly perPx: number;
  /** Size for screen readers: "65 %". */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  /** Back to the usual size. */
  readonly onReset: () => void;
}

/** A bar to drag with the pointer, or to move with arrow keys, Home and End. A double click takes the usual size. */
export function ResizeHandle(props: ResizeHandleProps): React.JSX.Element {
  const { axis, value, min, max, step, perPx, onChange } = props;
  const styles = useStyles2(getStyles);
  const grip = useRef<{ readonly atPx: number; readonly value: number } | undefined>(undefined);
  const getPlacePx = (event: React.PointerEvent) => (axis === 'x' ? event.clientX : event.clientY);
  const change = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const keys: Record<string, () => void> = {
    [axis === 'x' ? 'ArrowRight' : 'ArrowDown']: () => change(value + step * Math.sign(perPx)),
    [axis === 'x' ? 'ArrowLeft' : 'ArrowUp']: () => change(value - step * Math.sign(perPx)),
    Home: () => change(min),
    End: () => change(max),
  };
  return (
    <div
      className={styles.handle}
      role="separator"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      aria-valuetext={props.valueText}
      title="Drag, or use the arrow keys. A double click takes the usual size."
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { atPx: getPlacePx(event), value };
      }}
      onPointerMove={(event) => {
        if (grip.current) {
          change(grip.current.value + (getPlacePx(event) - grip.current.atPx) * perPx);
        }
      }}
      onLostPointerCapture={() => {
        grip.current = undefined;
      }}
      onDoubleClick={props.onReset}
      onKeyDown={(event) => {
        const run = keys[event.key];
        if (run) {
          event.preventDefault();
          run();
        }
      }}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  handle: css({
    flex: 'none',
    alignSelf: 'stretch',
    position: 'relative',
    touchAction: 'none',
    '&[aria-orientation="vertical"]': { width: 9, cursor: 'col-resize' },
    '&[aria-orientation="horizontal"]': { height: 9, cursor: 'row-resize' },
    // The line is thin, what takes the pointer is not.
    '&::after': { content: '""', position: 'absolute', background: theme.colors.border.medium },
    '&[aria-orientation="vertical"]::after': { inset: '0 4px' },
    '&[aria-orientation="horizontal"]::after': { inset: '4px 0' },
    '&:hover::after, &:active::after': { background: theme.colors.primary.border },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
});
