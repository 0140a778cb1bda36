import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Shorter ranges show seconds: minutes alone would not say when. */
const SHORT_MS = 10 * 60_000;

/**
 * Formats a range for people who may be elsewhere: "2026-11-23 14:37–15:07 Europe/Berlin", with the second day if it
 * differs, and seconds if the range is short. `timeZone` is an IANA name.
 */
export function formatRange(range: TimeRangeMs, timeZone: string): string {
  // Swedish writes "2026-11-23 07:10".
  const style = {
    timeZone,
    dateStyle: 'short',
    timeStyle: getDurationMs(range) < SHORT_MS ? 'medium' : 'short',
  } as const;
  const [from, to] = [range.fromMs, range.toMs].map((timeMs) => new Date(timeMs).toLocaleString('sv-SE', style));
  const [fromDay] = (from ?? '').split(' ');
  const [toDay, toTime] = (to ?? '').split(' ');
  return fromDay === toDay ? `${from}–${toTime} ${timeZone}` : `${from} – ${to} ${timeZone}`;
}
