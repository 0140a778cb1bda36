import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, type IconName, LinkButton, useStyles2 } from '@grafana/ui';
import { CUT } from 'components/styles';
import React from 'react';
import type { UrlPatch } from 'url/parameters';
import { useExplorerLink } from './useExplorerLink';

interface ExplorerLinkProps {
  readonly changes: UrlPatch;
  /** Names the link if the text alone would repeat on a page. */
  readonly label?: string;
  /** Looks like a button that does the page's work, not like a text. */
  readonly isPrimary?: boolean;
  readonly children: React.ReactNode;
}

/**
 * A link to another state of the explorer: opens in place, or in a new tab the way any link does. It is never wider than its place: a
 * name without room ends in dots, and is whole on hover.
 */
export function ExplorerLink({ changes, label, isPrimary = false, children }: ExplorerLinkProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const link = useExplorerLink(changes);
  const title = typeof children === 'string' && children.length > LONG ? children : undefined;
  return (
    <LinkButton
      size="sm"
      fill={isPrimary ? undefined : 'text'}
      className={styles.link}
      aria-label={label}
      title={title}
      {...link}
    >
      <span className={styles.text}>{children}</span>
    </LinkButton>
  );
}

/** Letters that most places have room for. */
const LONG = 30;

const getStyles = () => ({
  link: css({ maxWidth: '100%', '& > span': { minWidth: 0 } }),
  text: css({ ...CUT, minWidth: 0 }),
});

interface ExplorerFoldingLinkProps {
  readonly changes: UrlPatch;
  /** Meaning of the icon: "Labels of checkout". */
  readonly label: string;
  readonly icon: IconName;
  /** The CSS query of the container in which the words have room: "service-cell (min-width: 400px)". */
  readonly roomy: string;
  readonly children: string;
}

/** Link to another state of the explorer: an icon if there is no room for its words. */
export function ExplorerFoldingLink(props: ExplorerFoldingLinkProps): React.JSX.Element {
  const { changes, label, icon, roomy, children } = props;
  const styles = useStyles2(getFoldingStyles, roomy);
  return (
    <LinkButton size="sm" fill="text" aria-label={label} tooltip={label} {...useExplorerLink(changes)}>
      <Icon name={icon} size="sm" className={styles.icon} />
      <span className={styles.words}>{children}</span>
    </LinkButton>
  );
}

const getFoldingStyles = (_theme: GrafanaTheme2, roomy: string) => ({
  icon: css({ [`@container ${roomy}`]: { display: 'none' } }),
  words: css({ display: 'none', [`@container ${roomy}`]: { display: 'inline' } }),
});
