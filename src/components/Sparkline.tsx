import { useTheme2 } from '@grafana/ui';
import React from 'react';

interface SparklineProps {
  /** Text for screen readers that describes the line. */
  readonly label: string;
  /** Values at equal distances in time, none negative. The line begins at 0, so heights can be compared. */
  readonly values: readonly number[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A course of values, as small as a word. */
export function Sparkline({ label, values, widthPx, heightPx }: SparklineProps): React.JSX.Element {
  const theme = useTheme2();
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label}>
      <polyline
        points={printPoints(values, widthPx, heightPx)}
        fill="none"
        stroke={theme.colors.primary.text}
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** `x,y` pairs; the largest value is at the top, a single one is a level line. */
function printPoints(values: readonly number[], widthPx: number, heightPx: number): string {
  const [only] = values;
  const drawn = values.length === 1 && only !== undefined ? [only, only] : values;
  const largest = drawn.reduce((max, value) => Math.max(max, value), 0);
  // Half of the line's width stays inside the picture.
  const innerPx = heightPx - 2;
  return drawn
    .map((value, index) => {
      const x = (index / (drawn.length - 1)) * widthPx;
      const y = 1 + innerPx * (1 - (largest > 0 ? value / largest : 0));
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
