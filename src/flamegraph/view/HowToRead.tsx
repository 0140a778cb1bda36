import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';

interface HowToReadProps {
  readonly colors: string;
  /** True if two profiles are laid over each other. */
  readonly isDiff: boolean;
}

/** A tiny program: `main` calls `load` and `price`, and `price` calls `parse`. Places are shares of the whole. */
const FRAMES = [
  { name: 'total', row: 0, from: 0, to: 1 },
  { name: 'main', row: 1, from: 0, to: 1 },
  { name: 'load', row: 2, from: 0, to: 0.3 },
  { name: 'price', row: 2, from: 0.3, to: 0.9 },
  { name: 'parse', row: 3, from: 0.3, to: 0.7 },
] as const;

const WIDTH = 360;
const ROW = 24;

/** Explains a flame graph to somebody who sees one for the first time. */
export function HowToRead({ colors, isDiff }: HowToReadProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.text}>
      <Example />
      <ul className={styles.list}>
        <li>
          <strong>A frame is a function</strong>, called by the frame above it. Here <code>main</code> calls{' '}
          <code>load</code> and <code>price</code>.
        </li>
        <li>
          <strong>Its width is what it costs</strong>, with all that it calls: its <em>total</em>. <code>price</code>{' '}
          takes 60 % of everything.
        </li>
        <li>
          <strong>What has nothing below it is its own work</strong>: its <em>self</em>. Of the 60 % of{' '}
          <code>price</code>, 40 % is spent in <code>parse</code>, and 20 % in its own code.
        </li>
        <li>
          <strong>Left and right mean nothing.</strong> The graph adds up all samples; it does not show which came
          first.
        </li>
        <li>
          <strong>Colours:</strong> {colors}
        </li>
        <li>
          <strong>Amounts</strong> are of the whole time range or per second. The palette menu switches between them,
          and to money per month where an administrator has set a price.
        </li>
        {isDiff && (
          <li>
            <strong>Signs:</strong> ▲ costs more in the comparison, ▼ less, ✚ is only there, ✖ is gone. The number in a
            frame is the difference.
          </li>
        )}
        <li>
          <strong>Look for wide frames with little below them.</strong> A click on a frame shows it alone; a right click
          lists what else can be done with it.
        </li>
      </ul>
    </div>
  );
}

function Example(): React.JSX.Element {
  const { isDark, colors } = useTheme2();
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${4 * ROW + 20}`}
      width="100%"
      role="img"
      aria-label="Example: total and main take all; below it load takes 30 % and price 60 %; below price, parse takes 40 %."
    >
      {FRAMES.map(({ name, row, from, to }) => (
        <g key={name}>
          <rect
            x={from * WIDTH}
            y={row * ROW}
            width={(to - from) * WIDTH - 1}
            height={ROW - 1}
            fill={`hsl(${30 + row * 55 + from * 120}deg ${isDark ? '35% 55%' : '60% 78%'})`}
          />
          <text x={from * WIDTH + 6} y={row * ROW + 16} fontSize="12" fill="#16181c">
            {`${name} ${Math.round((to - from) * 100)} %`}
          </text>
        </g>
      ))}
      <path
        d={`M ${0.7 * WIDTH} ${3 * ROW + 6} v 20 h ${0.2 * WIDTH - 1} v -20`}
        fill="none"
        stroke={colors.text.secondary}
      />
      <text x={0.8 * WIDTH} y={4 * ROW + 14} fontSize="11" textAnchor="middle" fill={colors.text.secondary}>
        price itself: 20 %
      </text>
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ maxWidth: 560, strong: { fontWeight: theme.typography.fontWeightBold } }),
  list: css({
    margin: theme.spacing(2, 0, 0),
    paddingLeft: theme.spacing(2.5),
    li: { marginBottom: theme.spacing(1) },
  }),
});
