import { type DataFrame, FieldType, type PanelData } from '@grafana/data';
import { isPartlyCovered } from 'profile/amounts/AmountUnit';
import { toDataSlots } from 'profile/series/change/dataSlots';
import { computeDataTime } from 'profile/series/change/dataTime';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, readFrame } from 'queries/readFrame';

/** Draws an answer as charts draw it, see `drawFrame`. */
export function drawSeries(data: PanelData): PanelData {
  const range = toRangeMs(data.timeRange);
  return { ...data, series: data.series.map((frame) => drawFrame(frame, range)) };
}

/**
 * Converts a series for charts: to slots as long as the usual distance of its points, with gaps for times that have no
 * data. So the mean and the maximum in the legend are those of `computeTotals`: what is recorded once a minute is no
 * spike in every fourth step of 15 s, and the line does not run across a gap.
 */
export function drawFrame(frame: DataFrame, range: TimeRangeMs): DataFrame {
  const stepMs = getStepMs(frame);
  const kind = frame.meta?.custom?.rateCalculated === true ? ('rate' as const) : ('instant' as const);
  const context = { range, stepMs: stepMs ?? 0, kind, averageUnit: 'short' as const };
  const time = stepMs === undefined ? undefined : computeDataTime(readFrame(frame), context);
  if (!time) {
    return frame;
  }
  const { values, endsMs, slotMs } = toDataSlots(time, context);
  const timesMs: number[] = [];
  const drawn: Array<number | null> = [];
  endsMs.forEach((endMs, slot) => {
    const previousMs = endsMs[slot - 1] ?? endMs;
    if (endMs - previousMs > time.longestPauseMs) {
      timesMs.push(Math.round(previousMs + slotMs));
      drawn.push(null);
    }
    timesMs.push(Math.round(endMs));
    drawn.push(values[slot] ?? null);
  });
  const fields = frame.fields.map((field) =>
    field.type === FieldType.time
      ? { ...field, values: timesMs, state: undefined }
      : field.type === FieldType.number
        ? { ...field, values: drawn, state: undefined }
        : field,
  );
  const isPart = isPartlyCovered(range, time.coveredMs / 1000);
  const meta = { ...frame.meta, custom: { ...frame.meta?.custom, isPart } };
  return { ...frame, fields, meta, length: timesMs.length };
}
