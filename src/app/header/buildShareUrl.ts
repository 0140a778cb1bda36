import { dateMath, locationUtil, type TimeRange, type TimeZone } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { EXPLORE_PATH } from 'scenes/links/explorePath';
import { getPageChoices } from 'scenes/links/getPageChoices';
import { NAMES, URL_KEYS } from 'url/names';
import { PARAMETERS } from 'url/parameters';

/** Beyond that, chats and mail begin to cut links. */
export const LONG_QUERY_LENGTH = 4096;

interface Moment {
  /** The page's own range as it is on the screen. */
  readonly range: TimeRange;
  readonly timeZone: TimeZone;
  readonly nowMs: number;
}

/** Builds the address of the screen: relative ranges become milliseconds, so that it shows the same tomorrow. */
export function buildShareUrl(href: string, { range, timeZone, nowMs }: Moment): string {
  const url = new URL(href);
  const { searchParams } = url;
  for (const key of URL_KEYS) {
    const { endOfRange } = PARAMETERS[key];
    const value = searchParams.get(NAMES[key]) ?? '';
    if (endOfRange !== undefined && value.includes('now')) {
      const time = dateMath.toDateTime(value, { roundUp: endOfRange === 'to', timezone: timeZone, now: nowMs });
      if (time?.isValid()) {
        searchParams.set(NAMES[key], String(time.valueOf()));
      }
    }
  }
  searchParams.set(NAMES.from, String(range.from.valueOf()));
  searchParams.set(NAMES.to, String(range.to.valueOf()));
  return url.href;
}

/**
 * Returns the explorer's address of the screen, on whatever page, with fixed times and the choices that the page made by itself.
 */
export function getShareUrl(explorer: ProfilesExplorer): string {
  const timeRange = sceneGraph.getTimeRange(explorer);
  const shown = new URL(locationUtil.assureBaseUrl(EXPLORE_PATH), window.location.href);
  shown.search = explorer.url.buildSearch(getPageChoices(explorer.state.body));
  return buildShareUrl(shown.href, {
    range: timeRange.state.value,
    timeZone: timeRange.getTimeZone(),
    nowMs: Date.now(),
  });
}
