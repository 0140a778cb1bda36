import { type DataFrame, FieldType, type PanelData } from '@grafana/data';
import { describeProfileType, type RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { computeSlotTotals, type SeriesTotals } from 'profile/series/change/computeTotals';
import { toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime } from 'profile/series/change/dataTime';
import { computeSourceTime, judgeMissing, type MissingTime } from 'profile/series/change/judgeMissing';
import { getSeriesMeaning } from 'profile/series/change/Series';
import { computeStepMs, dropFuture } from 'profile/time/TimeRangeMs';
import { toRangeMs } from './rangeMs';
import { getStepMs, getValueField, readFrame } from './readFrame';

/** One value of the label that an answer is grouped by. */
export interface ValueSeries {
  /** "" if the label is missing. */
  readonly value: string;
  readonly frame: DataFrame;
  readonly totals: SeriesTotals;
  /** Time of the range without data, compared with the other values of the answer; undefined if all of it has data. */
  readonly missing: MissingTime | undefined;
  /**
   * Size of the value: its total, or the average for snapshots of a moment, which never add up. 0 without points;
   * undefined if the points are sums of an unknown number of moments.
   */
  readonly amount: number | undefined;
  readonly amountUnit: ValueUnit | RateUnit;
  readonly averageUnit: ValueUnit | RateUnit;
}

export interface GroupedAnswer {
  readonly data: PanelData;
  readonly profileTypeId: string;
  /** The label that was grouped by; undefined for one series of everything. */
  readonly label: string | undefined;
  /** Largest number of points requested per series. */
  readonly maxPoints: number;
}

/** Reads the series of an answer, those with the largest amount first. */
export function readGroupedSeries({ data, profileTypeId, label, maxPoints }: GroupedAnswer): ValueSeries[] {
  const profileType = describeProfileType(profileTypeId);
  const range = dropFuture(toRangeMs(data.timeRange), Date.now());
  const stepMs = getStepMs(data.series[0]) ?? computeStepMs(range, maxPoints);
  const read = data.series.map((frame) => {
    const meaning = getSeriesMeaning(profileType, frame.meta?.custom?.rateCalculated === true);
    const context = { range, stepMs, ...meaning };
    const series = readFrame(frame);
    return { frame, series, context, meaning, time: computeDataTime(series, context) };
  });
  const source = computeSourceTime(read.flatMap(({ time }) => time ?? []));
  return read
    .map(({ frame, series, context, meaning, time }): ValueSeries => {
      const totals = computeSlotTotals(series, time, time && toDataSlots(time, context), context);
      return {
        value: label === undefined ? '' : readLabel(frame, label),
        frame,
        totals,
        missing: time && judgeMissing(time, source),
        amount: series.moments === 'unknown' ? undefined : (totals.total ?? totals.average ?? 0),
        amountUnit: totals.total === undefined ? meaning.averageUnit : profileType.unit,
        averageUnit: meaning.averageUnit,
      };
    })
    .sort((left, right) => getRank(right) - getRank(left) || (left.value < right.value ? -1 : 1));
}

/** Unknown amounts come after those that use anything, and before those that use nothing. */
function getRank({ amount }: ValueSeries): number {
  return amount ?? Number.MIN_VALUE;
}

/** "" if it is missing. A label may be named like what every object has, such as `constructor`. */
function readLabel(frame: DataFrame, name: string): string {
  const labels = getValueField(frame)?.labels ?? {};
  return Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}

/** The frame with its series named after the value, as legends show it. */
export function nameFrame({ frame, value }: Pick<ValueSeries, 'frame' | 'value'>): DataFrame {
  const fields = frame.fields.map((field) =>
    field.type === FieldType.number
      ? { ...field, config: { ...field.config, displayNameFromDS: formatSeriesName(value) }, state: undefined }
      : field,
  );
  return { ...frame, fields };
}

const LONGEST_NAME = 100;

/** Formats a label's value in a legend, or beside a bar: one that would push all others off the screen is cut in its middle. */
export function formatSeriesName(value: string): string {
  const name = formatLabelValue(value);
  const half = LONGEST_NAME / 2;
  return name.length > LONGEST_NAME ? `${name.slice(0, half)}…${name.slice(-half)}` : name;
}

/** Formats a label's value for the screen; "" stands for a missing label, and one of nothing but spaces is shown in quotes. */
export function formatLabelValue(value: string): string {
  if (value === '') {
    return '(no value)';
  }
  const shown = formatFunctionName(value);
  return shown.trim() === '' ? `“${shown}”` : shown;
}
