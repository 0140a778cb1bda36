import { rangeUtil } from '@grafana/data';
import type { SceneTimeRangeLike } from '@grafana/scenes';

/** Moves a time range to the newest so many milliseconds, as people write it: "now-24h". */
export function setRangeToLast(timeRange: SceneTimeRangeLike, durationMs: number): void {
  const raw = { from: `now-${printDuration(durationMs)}`, to: 'now' };
  timeRange.onTimeRangeChange(rangeUtil.convertRawToRange(raw, timeRange.getTimeZone()));
}

/** "24 h", "5 m": as people read it on a button. */
export function formatRangeLength(durationMs: number): string {
  return printDuration(durationMs).replace(/(\d)(\D)/, '$1 $2');
}

/** "24h", "5m", "90s" */
function printDuration(durationMs: number): string {
  const units: ReadonlyArray<readonly [string, number]> = [
    ['h', 3_600_000],
    ['m', 60_000],
  ];
  const [unit, unitMs] = units.find(([, ms]) => durationMs >= ms && durationMs % ms === 0) ?? ['s', 1000];
  return `${Math.max(1, Math.floor(durationMs / unitMs))}${unit}`;
}
