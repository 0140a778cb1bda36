import { locationUtil } from '@grafana/data';
import type React from 'react';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { EXPLORE_PATH } from './explorePath';

/** The explorer's address with these changes of the URL, with Grafana's sub-path. */
export function buildHref(url: UrlState, changes: UrlPatch): string {
  return locationUtil.assureBaseUrl(`${EXPLORE_PATH}?${url.buildSearch(changes)}`);
}

/** Whether a click on a link stays in this tab. */
export function isPlainClick(event: React.MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
