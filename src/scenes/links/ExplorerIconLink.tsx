import { type IconName, LinkButton } from '@grafana/ui';
import React from 'react';
import type { UrlPatch } from 'url/parameters';
import { useExplorerLink } from './useExplorerLink';

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
