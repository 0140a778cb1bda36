import type { TimeRange } from '@grafana/data';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

export function toRangeMs(range: TimeRange): TimeRangeMs {
  return { fromMs: range.from.valueOf(), toMs: range.to.valueOf() };
}

export function getRangeMs(origin: SceneObject): TimeRangeMs {
  return toRangeMs(sceneGraph.getTimeRange(origin).state.value);
}
