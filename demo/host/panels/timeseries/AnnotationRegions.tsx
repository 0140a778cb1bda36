import { colorManipulator, type DataFrame } from '@grafana/data';
import { DEFAULT_ANNOTATION_COLOR, type UPlotConfigBuilder, useTheme2 } from '@grafana/ui';
import { useLayoutEffect, useRef } from 'react';
import type uPlot from 'uplot';

interface AnnotationRegionsProps {
  config: UPlotConfigBuilder;
  annotations: readonly DataFrame[] | undefined;
}

interface Annotation {
  fromMs: number;
  /** Equals `fromMs` for a moment. */
  toMs: number;
  color: string;
}

const regionOpacity = 0.1;

/** Draws the annotations of the data: regions as bands with dashed edges, moments as one dashed line. */
export function AnnotationRegions({ config, annotations }: AnnotationRegionsProps): null {
  const theme = useTheme2();
  const shown = useRef<readonly Annotation[]>([]);
  const plot = useRef<uPlot | undefined>(undefined);
  useLayoutEffect(() => {
    config.addHook('init', (u) => {
      plot.current = u;
    });
    config.addHook('draw', (u) => shown.current.forEach((annotation) => drawAnnotation(u, annotation)));
  }, [config]);
  useLayoutEffect(() => {
    shown.current = (annotations ?? [])
      .filter(({ name }) => name !== 'exemplar')
      .flatMap(readAnnotations)
      .map((annotation) => ({ ...annotation, color: theme.visualization.getColorByName(annotation.color) }));
    plot.current?.redraw();
  }, [annotations, theme]);
  return null;
}

function readAnnotations(frame: DataFrame): Annotation[] {
  const column = (name: string): readonly unknown[] => frame.fields.find((field) => field.name === name)?.values ?? [];
  const [from, to, color] = [column('time'), column('timeEnd'), column('color')];
  return Array.from({ length: frame.length }, (_, row) => {
    const fromMs = Number(from[row]);
    return { fromMs, toMs: Number(to[row] ?? fromMs), color: String(color[row] ?? DEFAULT_ANNOTATION_COLOR) };
  });
}

function drawAnnotation(u: uPlot, { fromMs, toMs, color }: Annotation): void {
  const { ctx, bbox } = u;
  const left = u.valToPos(fromMs, 'x', true);
  const right = u.valToPos(toMs, 'x', true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = colorManipulator.alpha(color, regionOpacity);
  ctx.fillRect(left, bbox.top, right - left, bbox.height);
  ctx.strokeStyle = color;
  ctx.lineWidth = 2 * window.devicePixelRatio;
  ctx.setLineDash([5, 5]);
  for (const x of left === right ? [left] : [left, right]) {
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
