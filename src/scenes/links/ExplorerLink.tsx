import { LinkButton } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router';
import { buildExplorerHref, type UrlChanges } from './explorerUrl';
import { openExplorer } from './openExplorer';

interface ExplorerLinkProps {
  /** URL parameters to change; undefined removes one. */
  readonly changes: UrlChanges;
  /** Names the link where the text alone would repeat on a page. */
  readonly label: string;
  readonly children: React.ReactNode;
}

/** A link to another state of the explorer: opens in place, or in a new tab the way any link does. */
export function ExplorerLink({ changes, label, children }: ExplorerLinkProps): React.JSX.Element {
  const { search } = useLocation();
  return (
    <LinkButton
      size="sm"
      fill="text"
      href={buildExplorerHref(search, changes)}
      aria-label={label}
      onClick={(event) => {
        if (isPlainClick(event)) {
          event.preventDefault();
          openExplorer(changes);
        }
      }}
    >
      {children}
    </LinkButton>
  );
}

export function isPlainClick(event: React.MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
