import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { formatMinute } from 'components/formatMoment';
import { MissingBadge } from 'components/MissingBadge';
import { SnapshotContext } from 'components/SnapshotContext';
import { ROW, UNSEEN, quietText } from 'components/styles';
import { formatAmount, getPlainUnit, hasAmounts, type RawUnit } from 'profile/amounts/AmountUnit';
import { averageParts } from 'profile/amounts/splitMoments';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { isWithoutData, type MissingTime } from 'profile/series/change/judgeMissing';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import React, { useContext } from 'react';
import { buildCourseFrame } from './buildCourseFrame';
import { type Course, describeSum } from './describeSum';

interface FunctionOverTimeProps {
  readonly course: Course;
  /** The function's value in each part of the range, oldest first. Another message explains `failed`. */
  readonly values: Float64Array | 'loading' | 'failed';
  readonly ranges: readonly TimeRangeMs[];
  /** Moments of each part, if the values are sums over them. */
  readonly moments: readonly number[] | undefined;
  /** Time without data in the service's chart; undefined if all of it has data, or if that is unknown. */
  readonly missing: MissingTime | undefined;
  readonly unit: RawUnit;
  /** Raw value of the whole profile. */
  readonly profileTotal: number;
  readonly timeZone: string | undefined;
}

const HEIGHT_PX = 80;

/** Shows how much of a function's or frame's total lies in each part of the time range, and if the parts add up. */
export function FunctionOverTime(props: FunctionOverTimeProps): React.JSX.Element {
  const { course, values, ranges, moments, missing, unit, profileTotal, timeZone } = props;
  const styles = useStyles2(getStyles);
  const safeName = formatFunctionName(course.name);
  const heights = typeof values === 'object' ? averageParts(values, moments) : undefined;
  const max = heights ? Math.max(...heights, 0) : 0;
  const plainUnit = moments ? getPlainUnit(unit) : unit;
  const format = (height: number) => formatAmount(height, plainUnit, profileTotal);
  const formatTime = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'YYYY-MM-DD HH:mm:ss' });
  const whole = { fromMs: ranges[0]?.fromMs ?? 0, toMs: ranges.at(-1)?.toMs ?? 0 };
  const offerSnapshot = useContext(SnapshotContext);
  const formatClock = (timeMs: number) => formatMinute(timeMs, timeZone ?? 'browser');
  const isUnknown = (value: number, place: number): boolean => {
    const range = ranges[place];
    return value === 0 && missing !== undefined && range !== undefined && isWithoutData(missing, range);
  };
  return (
    <section aria-label={`${safeName} over time`}>
      <div className={styles.head}>
        <strong className={styles.name}>{safeName}</strong>
        {course.of === 'frame' && <span>this frame alone</span>}
        <span role="status">{describeState(props)}</span>
        {offerSnapshot && heights && hasAmounts(plainUnit) && (
          <IconButton
            name="apps"
            tooltip="Add to a dashboard, as a snapshot: no data source can be asked for one function over time"
            onClick={() =>
              offerSnapshot(
                `${safeName} over time, ${formatTime(whole.fromMs)} – ${formatTime(whole.toMs)}`,
                buildCourseFrame({
                  name: safeName,
                  values: Array.from(heights, (value, place) => (isUnknown(value, place) ? undefined : value)),
                  ranges,
                  unit: plainUnit,
                }),
              )
            }
          />
        )}
        {missing && heights && <MissingBadge missing={missing} range={whole} formatTime={formatClock} />}
      </div>
      {heights && (
        <>
          <ol className={styles.bars}>
            {Array.from(heights, (value, place) => {
              const range = ranges[place];
              const text = range
                ? `${formatTime(range.fromMs)}: ${isUnknown(value, place) ? 'no data' : format(value)}`
                : '';
              return (
                <li key={place} className={styles.column} title={text}>
                  <div className={styles.bar} style={getBarStyle(max > 0 ? value / max : 0, isUnknown(value, place))} />
                  <span className={styles.hidden}>{text}</span>
                </li>
              );
            })}
          </ol>
          <div className={styles.axis}>
            <span>{formatTime(ranges[0]?.fromMs ?? 0)}</span>
            <span>highest part: {format(max)}</span>
            <span>{formatTime(ranges.at(-1)?.toMs ?? 0)}</span>
          </div>
        </>
      )}
    </section>
  );
}

/** Even nothing used has a line at the bottom; time without data has none. */
function getBarStyle(part: number, isUnknown: boolean): React.CSSProperties {
  return isUnknown ? { visibility: 'hidden' } : { height: part * HEIGHT_PX };
}

function describeState({ values, course, unit, profileTotal }: FunctionOverTimeProps): string {
  switch (values) {
    case 'loading':
      return 'Loading the function over time…';
    case 'failed':
      return 'The function over time could not be loaded.';
    default:
      return describeSum(values, course, unit, profileTotal);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ ...quietText(theme), ...ROW, gap: theme.spacing(1) }),
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
  hidden: css(UNSEEN),
  axis: css({ ...quietText(theme), display: 'flex', justifyContent: 'space-between' }),
});
