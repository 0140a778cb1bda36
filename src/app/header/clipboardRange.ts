import { dateMath, dateTime, isDateTime, rangeUtil, type RawTimeRange, type TimeRange } from '@grafana/data';
import { getField, parseJson } from 'profile/formats/parseJson';

/** Prints the range as Grafana's own copy and paste writes it: `{"from":"now-1h","to":"now"}`, moments in ISO form. */
export function printClipboardRange({ raw: { from, to } }: TimeRange): string {
  return JSON.stringify({ from: printTime(from), to: printTime(to) });
}

/** Reads it back; undefined for any other text. */
export function parseClipboardRange(text: string, timeZone: string): TimeRange | undefined {
  const raw = readRaw(text);
  if (!raw) {
    return undefined;
  }
  const range = rangeUtil.convertRawToRange(raw, timeZone);
  return range.from.isValid() && range.to.isValid() && range.from.isBefore(range.to) ? range : undefined;
}

// Longer than any range in words.
const MAX_LENGTH = 200;

function readRaw(text: string): RawTimeRange | undefined {
  const value = text.length > MAX_LENGTH ? undefined : parseJson(text);
  const [from, to] = [readTime(getField(value, 'from')), readTime(getField(value, 'to'))];
  return from && to ? { from, to } : undefined;
}

function readTime(value: unknown): RawTimeRange['from'] | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  if (value.startsWith('now')) {
    return dateMath.isValid(value) ? value : undefined;
  }
  const timeMs = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(timeMs) ? undefined : dateTime(timeMs);
}

function printTime(time: RawTimeRange['from']): string {
  return isDateTime(time) ? time.toISOString() : time;
}
