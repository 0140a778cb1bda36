import { dateTimeFormat } from '@grafana/data';

const RECENT_MS = 20 * 3_600_000;

/** A time as people near the screen read it: "07:14:32", or with its day where that is not today's. */
export function formatMoment(timeMs: number, timeZone: string): string {
  const isOfToday = Math.abs(Date.now() - timeMs) < RECENT_MS;
  return dateTimeFormat(timeMs, { timeZone, format: isOfToday ? 'HH:mm:ss' : 'YYYY-MM-DD HH:mm:ss' });
}
