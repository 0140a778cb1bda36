import type { IconName, PanelMenuItem } from '@grafana/data';
import type React from 'react';
import { buildHref, isPlainClick } from 'scenes/links/buildHref';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';

interface LinkItem {
  readonly text: string;
  readonly icon: IconName;
  /** What of the URL is to change. */
  readonly changes: UrlPatch;
}

/** A panel menu's link to another state of the explorer: opens in place, or in a new tab the way any link does. */
export function buildLinkItem(url: UrlState, { text, icon, changes }: LinkItem): PanelMenuItem {
  return {
    text,
    iconClassName: icon,
    href: buildHref(url, changes),
    onClick: (event: React.MouseEvent) => {
      if (isPlainClick(event)) {
        event.preventDefault();
        url.set(changes);
      }
    },
  };
}
