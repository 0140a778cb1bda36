import { LinkButton } from '@grafana/ui';
import React from 'react';
import type { UrlPatch } from 'url/parameters';
import { useExplorerLink } from './useExplorerLink';

interface ExplorerLinkProps {
  /** What of the URL is to change. */
  readonly changes: UrlPatch;
  /** Names the link where the text alone would repeat on a page. */
  readonly label?: string;
  /** Looks like a button that does the page's work, not like a text. */
  readonly isPrimary?: boolean;
  readonly children: React.ReactNode;
}

/** A link to another state of the explorer: opens in place, or in a new tab the way any link does. */
export function ExplorerLink({ changes, label, isPrimary = false, children }: ExplorerLinkProps): React.JSX.Element {
  const link = useExplorerLink(changes);
  return (
    <LinkButton size="sm" fill={isPrimary ? undefined : 'text'} aria-label={label} {...link}>
      {children}
    </LinkButton>
  );
}
