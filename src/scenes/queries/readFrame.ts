import { FieldType, type DataFrame } from '@grafana/data';
import type { Series } from 'profile/change/Series';

/** The points of one series of an answer; none where the frame lacks times or numbers. */
export function readFrame(frame: DataFrame): Series {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  return { timesMs: time?.values ?? [], values: getValueField(frame)?.values ?? [] };
}

/** The field with the numbers, and with the labels of the series. */
export function getValueField(frame: DataFrame): DataFrame['fields'][number] | undefined {
  return frame.fields.find(({ type }) => type === FieldType.number);
}
