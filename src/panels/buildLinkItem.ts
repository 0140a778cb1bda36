import type { IconName, PanelMenuItem } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import type React from 'react';
import { isPlainClick } from 'scenes/links/ExplorerLink';
import { buildExplorerHref } from 'scenes/links/explorerUrl';
import { openExplorer } from 'scenes/links/openExplorer';

interface LinkItem {
  readonly text: string;
  readonly icon: IconName;
  /** URL parameters to change; undefined removes one. */
  readonly changes: Readonly<Record<string, string | undefined>>;
}

/** A panel menu's link to another state of the explorer: opens in place, or in a new tab the way any link does. */
export function buildLinkItem({ text, icon, changes }: LinkItem): PanelMenuItem {
  return {
    text,
    iconClassName: icon,
    href: buildExplorerHref(locationService.getLocation().search, changes),
    onClick: (event: React.MouseEvent) => {
      if (isPlainClick(event)) {
        event.preventDefault();
        openExplorer(changes);
      }
    },
  };
}
