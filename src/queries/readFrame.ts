import { type DataFrame, FieldType } from '@grafana/data';
import type { Series } from 'profile/series/change/Series';

/** The points of one series of an answer, with their moments as `averageFrames` notes them; none where the frame lacks times or numbers. */
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

/** The field with the numbers, and with the labels of the series. */
export function getValueField(frame: DataFrame): DataFrame['fields'][number] | undefined {
  return frame.fields.find(({ type }) => type === FieldType.number);
}
