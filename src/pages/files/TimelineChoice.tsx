import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Input, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatValue } from 'profile/format/formatValue';
import type { Timeline } from 'profile/formats/samples/describeSamples';
import type { Narrowing } from 'profile/formats/samples/Narrowing';
import React, { useRef, useState } from 'react';

interface TimelineChoiceProps {
  readonly timeline: Timeline;
  readonly unit: ValueUnit;
  readonly partMs: Narrowing['partMs'];
  readonly onPart: (partMs: Narrowing['partMs']) => void;
}

const HEIGHT = 32;

/** Shows the values over time, and the part that is shown: dragged with the mouse, or typed. */
export function TimelineChoice({ timeline, unit, partMs, onPart }: TimelineChoiceProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { durationMs, values } = timeline;
  const picture = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>();
  const largest = Math.max(...values);
  const toMs = (clientX: number) => {
    const { left = 0, width = 1 } = picture.current?.getBoundingClientRect() ?? {};
    return Math.round(Math.min(1, Math.max(0, (clientX - left) / width)) * durationMs);
  };
  const choose = (from: number, to: number) => {
    const [first, last] = [Math.max(0, Math.min(from, to)), Math.min(durationMs, Math.max(from, to))];
    onPart(first >= last || (first === 0 && last === durationMs) ? undefined : { from: first, to: last });
  };
  const part = drag ?? partMs ?? { from: 0, to: durationMs };
  const [begin, end] = [Math.min(part.from, part.to), Math.max(part.from, part.to)];
  return (
    <div className={styles.place}>
      <svg
        ref={picture}
        className={styles.picture}
        role="img"
        aria-label={`What was spent when, over ${formatValue(durationMs * 1e6, 'ns')}; at most ${formatValue(largest, unit)} a bar`}
        viewBox={`0 0 ${values.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: toMs(event.clientX), to: toMs(event.clientX) });
        }}
        onPointerMove={(event) => drag && setDrag({ ...drag, to: toMs(event.clientX) })}
        onPointerCancel={() => setDrag(undefined)}
        onPointerUp={() => {
          if (drag) {
            choose(drag.from, drag.to);
          }
          setDrag(undefined);
        }}
      >
        {values.map((value, place) => {
          const middleMs = ((place + 0.5) / values.length) * durationMs;
          const height = largest > 0 ? (value / largest) * HEIGHT : 0;
          return (
            <rect
              key={place}
              className={middleMs >= begin && middleMs < end ? styles.chosen : styles.left}
              x={place}
              y={HEIGHT - height}
              width={0.9}
              height={height}
            />
          );
        })}
      </svg>
      <span className={styles.edges}>
        {(['from', 'to'] as const).map((edge) => (
          <span key={edge} className={styles.edge}>
            {edge === 'from' ? 'From' : 'to'}
            <Input
              aria-label={edge === 'from' ? 'First millisecond' : 'Last millisecond'}
              // Another part begins with what it has.
              key={`${begin} ${end}`}
              type="number"
              width={12}
              min={0}
              max={durationMs}
              suffix="ms"
              defaultValue={edge === 'from' ? begin : end}
              onBlur={({ currentTarget }) => {
                const typed = currentTarget.valueAsNumber;
                if (Number.isFinite(typed) && typed !== (edge === 'from' ? begin : end)) {
                  choose(edge === 'from' ? typed : begin, edge === 'to' ? typed : end);
                }
              }}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
          </span>
        ))}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ ...ROW, flex: '1 1 320px', gap: theme.spacing(1), minWidth: 0 }),
  picture: css({ flex: '1 1 200px', minWidth: 0, height: HEIGHT, cursor: 'ew-resize', touchAction: 'none' }),
  chosen: css({ fill: theme.colors.primary.main }),
  left: css({ fill: theme.colors.text.disabled }),
  // Both ends stay on one line, below the picture on narrow screens.
  edges: css({ display: 'flex', gap: theme.spacing(1), minWidth: 0 }),
  edge: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
});
