import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { quietText } from 'components/styles';
import { useElementWidth } from 'components/useElementWidth';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatInteger } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { Heatmap } from 'profile/heatmap/buildHeatmap';
import { type CellPlace, type Rectangle, selectRectangle } from 'profile/heatmap/selectRectangle';
import React, { useId, useMemo, useRef, useState } from 'react';
import { readHeatmapKey } from './readHeatmapKey';

interface HeatmapGridProps {
  readonly heatmap: Heatmap;
  readonly unit: ValueUnit;
  readonly timeZone: string | undefined;
  /** Selected rectangles; the first is compared with the second. */
  readonly rectangles: readonly Rectangle[];
  readonly onSelect: (rectangle: Rectangle) => void;
}

const HEIGHT_PX = 168;
const AXIS_PX = 18;
const SCALE_PX = 64;

/**
 * Cells by time and value, the darker the more points. A click selects a cell, a drag a rectangle, a click below a column.
 * With the keyboard arrows move, Shift and arrows widen, Enter selects, and what a cell holds is read out.
 */
export function HeatmapGrid({ heatmap, unit, timeZone, rectangles, onSelect }: HeatmapGridProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(box) ?? 600;
  const [cursor, setCursor] = useState<Rectangle>();
  const [dragFrom, setDragFrom] = useState<CellPlace>();
  const { columns, rows, cells } = heatmap;
  const size = { columns: columns.length, rows: rows.length };
  const plotPx = Math.max(1, widthPx - SCALE_PX);
  const cellPx = { width: plotPx / size.columns, height: (HEIGHT_PX - AXIS_PX) / Math.max(1, size.rows) };
  const most = useMemo(() => cells.reduce((max, { count }) => Math.max(max, count), 1), [cells]);
  const print = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'HH:mm:ss' });

  const describe = (rectangle: Rectangle): string => {
    const { range, minValue, maxValue, pointCount } = selectRectangle(heatmap, rectangle);
    const values = `${formatValue(minValue, unit)} ${maxValue === undefined ? 'and more' : `to ${formatValue(maxValue, unit)}`}`;
    return `${print(range.fromMs)} to ${print(range.toMs)}, ${values}: ${formatInteger(pointCount)} ${pointCount === 1 ? 'point' : 'points'}`;
  };

  const findPlace = ({ clientX, clientY, currentTarget }: React.PointerEvent): CellPlace => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(value)));
    return {
      column: clamp((clientX - left - SCALE_PX) / cellPx.width, size.columns),
      row: clamp(size.rows - (clientY - top) / cellPx.height, size.rows),
    };
  };
  const isOnAxis = ({ clientY, currentTarget }: React.PointerEvent): boolean =>
    clientY - currentTarget.getBoundingClientRect().top > HEIGHT_PX - AXIS_PX;

  const draw = (rectangle: Rectangle) => {
    const { from, to } = rectangle;
    const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
    const [low, high] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
    return {
      x: SCALE_PX + left * cellPx.width,
      y: (size.rows - 1 - high) * cellPx.height,
      width: (right - left + 1) * cellPx.width,
      height: (high - low + 1) * cellPx.height,
    };
  };

  return (
    <div ref={box}>
      <div
        role="application"
        aria-roledescription="heatmap"
        aria-label="Spans by time and value. Arrow keys move, Shift and arrow keys widen, Enter selects."
        aria-describedby={id}
        tabIndex={0}
        className={styles.grid}
        onKeyDown={(event) => {
          const action = readHeatmapKey(event, cursor, size);
          if (action) {
            event.preventDefault();
            setCursor(action.cursor);
            if (action.isChosen) {
              onSelect(action.cursor);
            }
          }
        }}
        onPointerDown={(event) => {
          const place = findPlace(event);
          if (isOnAxis(event)) {
            const { column } = place;
            onSelect({ from: { column, row: 0 }, to: { column, row: size.rows - 1 } });
          } else if (event.button === 0) {
            setDragFrom(place);
            setCursor({ from: place, to: place });
          }
        }}
        onPointerMove={(event) => {
          const place = findPlace(event);
          setCursor({ from: dragFrom ?? place, to: place });
        }}
        onPointerUp={(event) => {
          if (dragFrom) {
            setDragFrom(undefined);
            onSelect({ from: dragFrom, to: findPlace(event) });
          }
        }}
        onPointerCancel={() => setDragFrom(undefined)}
        onPointerLeave={() => !dragFrom && setCursor(undefined)}
      >
        <svg width={widthPx} height={HEIGHT_PX} aria-hidden className={styles.picture}>
          {cells.map(({ column, row, count }) => (
            <rect
              key={`${column}-${row}`}
              {...draw({ from: { column, row }, to: { column, row } })}
              className={styles.cell}
              // The eye sees steps of darkness, not sums: a single point must not vanish beside hundreds.
              fillOpacity={0.2 + 0.8 * Math.sqrt(count / most)}
            />
          ))}
          {rectangles.map((rectangle, place) => (
            <rect key={place} {...draw(rectangle)} className={place === 0 ? styles.first : styles.second} />
          ))}
          {cursor && <rect {...draw(cursor)} className={styles.cursor} />}
          {rows.length > 0 && (
            <>
              <text x={SCALE_PX - 4} y={10} className={styles.scale}>
                {formatValue(rows.at(-1) ?? 0, unit)}
              </text>
              <text x={SCALE_PX - 4} y={HEIGHT_PX - AXIS_PX - 2} className={styles.scale}>
                {formatValue(rows[0] ?? 0, unit)}
              </text>
            </>
          )}
          <text x={SCALE_PX} y={HEIGHT_PX - 4} className={styles.axis}>
            {print(columns[0]?.fromMs ?? 0)}
          </text>
          <text x={widthPx} y={HEIGHT_PX - 4} className={styles.scale}>
            {print(columns.at(-1)?.toMs ?? 0)}
          </text>
        </svg>
      </div>
      <div id={id} aria-live="polite" className={styles.words}>
        {cursor ? describe(cursor) : 'Click a cell, drag a rectangle, or click below a column.'}
      </div>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const text = { fill: theme.colors.text.secondary, fontSize: 10 };
  const outline = { fill: 'none', strokeWidth: 2 };
  return {
    // A finger that moves sideways selects, one that moves up or down scrolls the page.
    grid: css({ cursor: 'crosshair', touchAction: 'pan-y', userSelect: 'none', height: HEIGHT_PX }),
    picture: css({ display: 'block', maxWidth: '100%' }),
    cell: css({ fill: theme.visualization.getColorByName('blue') }),
    first: css({ ...outline, stroke: theme.colors.text.primary }),
    second: css({ ...outline, stroke: theme.colors.warning.border }),
    cursor: css({ ...outline, stroke: theme.colors.text.secondary, strokeWidth: 1 }),
    scale: css({ ...text, textAnchor: 'end' }),
    axis: css(text),
    words: css({ minHeight: 20, ...quietText(theme) }),
  };
}
