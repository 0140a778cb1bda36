import type React from 'react';
import { createContext, useContext } from 'react';
import { useLocation } from 'react-router';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { buildHref, isPlainClick } from './buildHref';

/** What the URL says, for components below the explorer that have no part of its scene at hand. */
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
