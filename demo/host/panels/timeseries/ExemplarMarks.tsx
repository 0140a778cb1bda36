import type { DataFrame } from '@grafana/data';
import { type UPlotConfigBuilder, useTheme2 } from '@grafana/ui';
import { useLayoutEffect, useRef } from 'react';
import type uPlot from 'uplot';

interface ExemplarMarksProps {
  config: UPlotConfigBuilder;
  annotations: readonly DataFrame[] | undefined;
}

const halfSize = 4;

/** Draws the frame "exemplar" of the annotations: a diamond per row at its time and value. */
export function ExemplarMarks({ config, annotations }: ExemplarMarksProps): null {
  const theme = useTheme2();
  const shown = useRef<ReadonlyArray<readonly [timeMs: number, value: number]>>([]);
  const plot = useRef<uPlot | undefined>(undefined);
  useLayoutEffect(() => {
    config.addHook('init', (u) => {
      plot.current = u;
    });
    config.addHook('draw', (u) => {
      u.ctx.fillStyle = theme.visualization.getColorByName('blue');
      shown.current.forEach(([timeMs, value]) => drawDiamond(u, timeMs, value));
    });
  }, [config, theme]);
  useLayoutEffect(() => {
    const frame = annotations?.find(({ name }) => name === 'exemplar');
    const column = (name: string): readonly unknown[] =>
      frame?.fields.find((field) => field.name === name)?.values ?? [];
    const values = column('Value');
    shown.current = column('Time').map((time, row) => [Number(time), Number(values[row])] as const);
    plot.current?.redraw();
  }, [annotations]);
  return null;
}

function drawDiamond(u: uPlot, timeMs: number, value: number): void {
  const scale = u.series[1]?.scale ?? 'y';
  const x = u.valToPos(timeMs, 'x', true);
  const y = u.valToPos(value, scale, true);
  const size = halfSize * window.devicePixelRatio;
  u.ctx.beginPath();
  u.ctx.moveTo(x, y - size);
  u.ctx.lineTo(x + size, y);
  u.ctx.lineTo(x, y + size);
  u.ctx.lineTo(x - size, y);
  u.ctx.fill();
}
