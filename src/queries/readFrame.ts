import { type DataFrame, FieldType, type PanelData } from '@grafana/data';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { getSeriesMeaning, type Series, type SeriesContext } from 'profile/series/change/Series';
import { toRangeMs } from './rangeMs';

/**
 * Reads the points of one series of an answer, with their moments as `averageFrames` notes them; none if the frame
 * lacks times or numbers.
 */
export function readFrame(frame: DataFrame): Series {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const moments: unknown = frame.meta?.custom?.moments;
  return {
    timesMs: time?.values ?? [],
    values: getValueField(frame)?.values ?? [],
    ...((moments === 'unknown' || Array.isArray(moments)) && { moments: moments as Series['moments'] }),
  };
}

/** Time from one point of a frame to the next, as `querySeries` notes it; undefined for frames from elsewhere. */
export function getStepMs(frame: DataFrame | undefined): number | undefined {
  const stepMs: unknown = frame?.meta?.custom?.stepMs;
  return typeof stepMs === 'number' ? stepMs : undefined;
}

/** Returns the field with the numbers, and with the labels of the series. */
export function getValueField(frame: DataFrame): DataFrame['fields'][number] | undefined {
  return frame.fields.find(({ type }) => type === FieldType.number);
}

/** Reads the one series of an ungrouped answer, and how to read it. An answer without series has one without points. */
export function readSeries(
  data: PanelData,
  profileTypeId: string,
  requestedStepMs: number,
): { readonly series: Series; readonly context: SeriesContext } {
  const [frame] = data.series;
  const series = frame ? readFrame(frame) : { timesMs: [], values: [] };
  const range = toRangeMs(data.timeRange);
  const isRate = frame?.meta?.custom?.rateCalculated === true;
  const meaning = getSeriesMeaning(describeProfileType(profileTypeId), isRate);
  const stepMs = getStepMs(frame) ?? requestedStepMs;
  return { series, context: { range, stepMs, ...meaning } };
}
