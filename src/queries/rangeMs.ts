import { dateTime, type RawTimeRange, type TimeRange } from '@grafana/data';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

export function toRangeMs(range: TimeRange): TimeRangeMs {
  return { fromMs: range.from.valueOf(), toMs: range.to.valueOf() };
}

export function getRangeMs(origin: SceneObject): TimeRangeMs {
  return toRangeMs(sceneGraph.getTimeRange(origin).state.value);
}

/** A time for a link: as somebody wrote it ("now-1h") if it is all of the range, else its two ends. */
export function keepRawRange(range: TimeRange, { fromMs, toMs }: TimeRangeMs): RawTimeRange {
  const whole = toRangeMs(range);
  return fromMs === whole.fromMs && toMs === whole.toMs ? range.raw : { from: dateTime(fromMs), to: dateTime(toMs) };
}

export function toTimeRange({ fromMs, toMs }: TimeRangeMs): TimeRange {
  const [from, to] = [dateTime(fromMs), dateTime(toMs)];
  return { from, to, raw: { from, to } };
}
