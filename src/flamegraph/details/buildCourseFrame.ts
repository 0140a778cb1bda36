import { type DataFrame, FieldType } from '@grafana/data';
import { toGrafanaUnit } from 'grafana/valueUnits';
import { getPlainUnit, type RawUnit, toAmount } from 'profile/amounts/AmountUnit';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

interface ShownCourse {
  readonly name: string;
  /** Raw values, one per range; undefined if there are no data. */
  readonly values: ReadonlyArray<number | undefined>;
  readonly ranges: readonly TimeRangeMs[];
  readonly unit: RawUnit;
}

/** Builds a function's course over time as Grafana's charts take it: a point at the begin of each part. */
export function buildCourseFrame({ name, values, ranges, unit }: ShownCourse): DataFrame {
  const amounts = values.map((value) => (value === undefined ? null : (toAmount(value, unit) ?? null)));
  return {
    name,
    length: ranges.length,
    fields: [
      { name: 'time', type: FieldType.time, values: ranges.map(({ fromMs }) => fromMs), config: {} },
      { name, type: FieldType.number, values: amounts, config: { unit: toGrafanaUnit(getPlainUnit(unit)) } },
    ],
  };
}
