import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import React, { useLayoutEffect, useRef } from 'react';

interface ChartLineProps {
  readonly timeMs: number;
  readonly range: TimeRangeMs;
}

/** A line over the chart in the same positioned element, at a time that is pointed at elsewhere. */
export function ChartLine({ timeMs, range }: ChartLineProps): React.JSX.Element {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = line.current;
    const plot = own?.parentElement?.querySelector('.u-over')?.getBoundingClientRect();
    const place = own?.parentElement?.getBoundingClientRect();
    if (own && place) {
      const part = (timeMs - range.fromMs) / getDurationMs(range);
      own.hidden = plot === undefined;
      own.style.left = `${(plot?.left ?? 0) - place.left + part * (plot?.width ?? 0)}px`;
      own.style.top = `${(plot?.top ?? 0) - place.top}px`;
      own.style.height = `${plot?.height ?? 0}px`;
    }
  }, [timeMs, range]);
  return <div ref={line} className={useStyles2(getLineStyle)} data-testid="chart-line" aria-hidden />;
}

function getLineStyle(theme: GrafanaTheme2): string {
  return css({
    position: 'absolute',
    width: 0,
    borderLeft: `1px dashed ${theme.colors.text.secondary}`,
    pointerEvents: 'none',
  });
}
