import { locationUtil } from '@grafana/data';
import React, { createContext, useContext } from 'react';
import { useLocation } from 'react-router';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { EXPLORE_PATH } from './explorePath';

/** URL state for components below the explorer that have no part of its scene. */
export const ExplorerUrlContext = createContext<UrlState | undefined>(undefined);

interface LinkProps {
  readonly href: string;
  readonly onClick: (event: React.MouseEvent) => void;
}

/** Attributes of a link to the explorer's URL with these changes. */
export function useExplorerLink(changes: UrlPatch): LinkProps {
  const url = useContext(ExplorerUrlContext);
  // Draws the link again when the rest of the URL changes.
  useLocation();
  if (!url) {
    throw new Error('The link is not below the explorer');
  }
  return {
    href: buildHref(url, changes),
    onClick: (event) => {
      if (isPlainClick(event)) {
        event.preventDefault();
        url.set(changes);
      }
    },
  };
}

/** Builds the explorer's address with these changes of the URL, with Grafana's sub-path. */
export function buildHref(url: UrlState, changes: UrlPatch): string {
  return locationUtil.assureBaseUrl(`${EXPLORE_PATH}?${url.buildSearch(changes)}`);
}

/** True if a click on a link stays in this tab. */
export function isPlainClick(event: React.MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
