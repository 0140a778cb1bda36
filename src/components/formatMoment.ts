import { dateTimeFormat } from '@grafana/data';

const RECENT_MS = 20 * 3_600_000;

/** Formats a time as people near the screen read it: "07:14:32", or with its day if that is not today's. */
export function formatMoment(timeMs: number, timeZone: string): string {
  return formatWithDay(timeMs, timeZone, 'HH:mm:ss');
}

/** Formats a time to the minute: "07:14". */
export function formatMinute(timeMs: number, timeZone: string): string {
  return formatWithDay(timeMs, timeZone, 'HH:mm');
}

function formatWithDay(timeMs: number, timeZone: string, clock: string): string {
  const isOfToday = Math.abs(Date.now() - timeMs) < RECENT_MS;
  return dateTimeFormat(timeMs, { timeZone, format: isOfToday ? clock : `YYYY-MM-DD ${clock}` });
}
