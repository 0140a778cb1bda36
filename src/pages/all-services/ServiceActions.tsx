import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { FavoriteButton } from 'favorites/FavoriteButton';
import React from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { ExplorerFoldingLink, ExplorerLink } from 'scenes/links/ExplorerLink';
import { SERVICE_CELL } from './ServiceCell';
import type { ServicePanel } from './ServicePanel';

interface ServiceActionsProps {
  readonly panel: ServicePanel;
  /** True if there is room for words instead of icons, whatever the width of the panel. */
  readonly isWide?: boolean;
}

/** Links to the views of one service, and the star. */
export function ServiceActions({ panel, isWide = false }: ServiceActionsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { serviceName } = panel.state;
  // The links name the profile type.
  useSelection(panel);
  return (
    <>
      <span className={styles.links}>
        {VIEWS.map(({ type, label, fold }) => {
          const link = { changes: { view: type, ...panel.getLinkChanges() }, label: `${label} of ${serviceName}` };
          return fold && !isWide ? (
            <ExplorerFoldingLink
              key={type}
              icon={fold.icon}
              roomy={`${SERVICE_CELL} (min-width: ${fold.roomyPx}px)`}
              {...link}
            >
              {label}
            </ExplorerFoldingLink>
          ) : (
            <ExplorerLink key={type} {...link}>
              {label}
            </ExplorerLink>
          );
        })}
      </span>
      <FavoriteButton favorite={panel.getFavorite()} name={serviceName} />
    </>
  );
}

/** Views with links. From a panel width of `roomyPx` on there is room for the word, beside a name of twenty letters. */
const VIEWS = [
  { type: 'flame-graph', label: 'Flame graph', fold: undefined },
  { type: 'labels', label: 'Labels', fold: { icon: 'tag-alt', roomyPx: 400 } },
  { type: 'profiles', label: 'Profile types', fold: { icon: 'apps', roomyPx: 430 } },
] as const;

const getStyles = (theme: GrafanaTheme2) => ({
  // The name of the service needs what a button has beside its words.
  links: css({ display: 'inline-flex', '> a': { paddingInline: theme.spacing(0.5) } }),
});
