import { type IconName, LinkButton } from '@grafana/ui';
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

interface ExplorerIconLinkProps {
  /** What of the URL is to change. */
  readonly changes: UrlPatch;
  readonly icon: IconName;
  /** Says what the icon stands for: "Labels of checkout". */
  readonly label: string;
}

/** A link to another state of the explorer where there is no room for words. */
export function ExplorerIconLink({ changes, icon, label }: ExplorerIconLinkProps): React.JSX.Element {
  return (
    <LinkButton size="sm" fill="text" icon={icon} aria-label={label} tooltip={label} {...useExplorerLink(changes)} />
  );
}
