import type { Series } from 'profile/series/change/Series';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

interface Sparkline {
  readonly range: TimeRangeMs;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Builds the path of a line in SVG, from 0 at the bottom to the largest point at the top; "" without points. Points
 * are joined unless there is one without a value between them: there is a gap (see `drawFrame`).
 */
export function buildSparkline({ timesMs, values }: Series, { range, widthPx, heightPx }: Sparkline): string {
  let max = 0;
  for (let i = 0; i < values.length; i++) {
    max = Math.max(max, values[i] ?? 0);
  }
  const parts: string[] = [];
  let isJoined = false;
  for (let i = 0; i < timesMs.length; i++) {
    const timeMs = timesMs[i] ?? Number.NaN;
    const value = values[i];
    if (typeof value === 'number' && timeMs >= range.fromMs && timeMs <= range.toMs) {
      const x = ((timeMs - range.fromMs) / getDurationMs(range)) * widthPx;
      const y = heightPx - (max > 0 ? value / max : 0) * heightPx;
      // A line of no length with round ends is a dot: single points are seen, too.
      parts.push(isJoined ? `L${round(x)} ${round(y)}` : `M${round(x)} ${round(y)}h0`);
      isJoined = true;
    } else {
      isJoined = false;
    }
  }
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
