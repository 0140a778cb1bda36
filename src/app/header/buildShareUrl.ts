import { dateMath, type TimeRange, type TimeZone } from '@grafana/data';

/** Beyond that, chats and mail begin to cut links. */
export const LONG_QUERY_LENGTH = 4096;

/** `from`, `to` and their like: of the page, of the two sides of a diff, and of both of upstream's generations of them. */
const TIME_PARAMETER = /^(from|to|diffFrom|diffTo|comparisonFrom|comparisonTo)(-\d)?$/;

interface Moment {
  /** The page's own range as it is on the screen. */
  readonly range: TimeRange;
  readonly timeZone: TimeZone;
  readonly nowMs: number;
}

/** The address of what is on the screen: relative ranges become milliseconds, so that it shows the same tomorrow. */
export function buildShareUrl(href: string, { range, timeZone, nowMs }: Moment): string {
  const url = new URL(href);
  const { searchParams } = url;
  for (const [name, value] of [...searchParams]) {
    if (TIME_PARAMETER.test(name) && value.includes('now')) {
      const roundUp = /^(to|diffTo|comparisonTo)/.test(name);
      const time = dateMath.toDateTime(value, { roundUp, timezone: timeZone, now: nowMs });
      if (time?.isValid()) {
        searchParams.set(name, String(time.valueOf()));
      }
    }
  }
  searchParams.set('from', String(range.from.valueOf()));
  searchParams.set('to', String(range.to.valueOf()));
  return url.href;
}
