import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import React from 'react';

interface FunctionOverTimeProps {
  readonly name: string;
  /** Total of the function in each part of the range, oldest first; undefined while the parts load. */
  readonly values: Float64Array | undefined;
  readonly ranges: readonly TimeRangeMs[];
  /** Total of the function in the profile of the whole range. */
  readonly wholeValue: number;
  readonly unit: ValueUnit;
  readonly timeZone: string | undefined;
  readonly onClose: () => void;
}

const HEIGHT_PX = 80;

/** How much of one function's total lies in each part of the time range, and whether the parts add up to the whole. */
export function FunctionOverTime(props: FunctionOverTimeProps): React.JSX.Element {
  const { name, values, ranges, unit, timeZone, onClose } = props;
  const styles = useStyles2(getStyles);
  const safeName = formatFunctionName(name);
  const max = values ? Math.max(...values, 0) : 0;
  const formatTime = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'YYYY-MM-DD HH:mm:ss' });
  return (
    <section className={styles.box} aria-label={`${safeName} over time`}>
      <div className={styles.head}>
        <strong className={styles.name}>{safeName}</strong>
        <span role="status">
          {values ? describeSum(values, props.wholeValue, unit) : 'Loading its course over time…'}
        </span>
        <IconButton name="times" aria-label={`Close ${safeName} over time`} onClick={onClose} />
      </div>
      {values && (
        <ol className={styles.bars}>
          {Array.from(values, (value, place) => {
            const range = ranges[place];
            const text = range ? `${formatTime(range.fromMs)}: ${formatValue(value, unit)}` : '';
            return (
              <li key={place} className={styles.column} title={text}>
                <div className={styles.bar} style={{ height: max > 0 ? (value / max) * HEIGHT_PX : 0 }} />
                <span className={styles.hidden}>{text}</span>
              </li>
            );
          })}
        </ol>
      )}
      {values && (
        <div className={styles.axis}>
          <span>{formatTime(ranges[0]?.fromMs ?? 0)}</span>
          <span>highest part: {formatValue(max, unit)}</span>
          <span>{formatTime(ranges.at(-1)?.toMs ?? 0)}</span>
        </div>
      )}
    </section>
  );
}

function describeSum(values: Float64Array, wholeValue: number, unit: ValueUnit): string {
  const sum = values.reduce((total, value) => total + value, 0);
  const parts = `${values.length} parts, ${formatValue(sum, unit)} in all`;
  return sum === wholeValue
    ? parts
    : `${parts}; the profile of the whole range has ${formatValue(wholeValue, unit)} (small frames are left out of parts)`;
}

function getStyles(
  theme: GrafanaTheme2,
): Record<'box' | 'head' | 'name' | 'bars' | 'column' | 'bar' | 'hidden' | 'axis', string> {
  const small = { fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary };
  return {
    box: css({ borderTop: `1px solid ${theme.colors.border.weak}`, paddingTop: theme.spacing(1) }),
    head: css({ ...small, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
    name: css({ color: theme.colors.text.primary, overflowWrap: 'anywhere' }),
    bars: css({ display: 'flex', alignItems: 'flex-end', gap: 2, height: HEIGHT_PX, margin: 0, listStyle: 'none' }),
    column: css({
      flex: 1,
      height: '100%',
      display: 'flex',
      alignItems: 'flex-end',
      position: 'relative',
      '&:hover': { background: theme.colors.action.hover },
    }),
    bar: css({ width: '100%', minHeight: 1, background: theme.visualization.getColorByName('blue') }),
    hidden: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
    axis: css({ ...small, display: 'flex', justifyContent: 'space-between' }),
  };
}
