import { FavoriteButton } from 'favorites/FavoriteButton';
import React from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { ExplorerIconLink, ExplorerLink } from 'scenes/links/ExplorerLink';
import type { ServicePanel } from './ServicePanel';

interface ServiceActionsProps {
  readonly panel: ServicePanel;
  /** True if there is room for words in the place of icons. */
  readonly isWide?: boolean;
}

/** What there is to see of one service, and the star. */
export function ServiceActions({ panel, isWide = false }: ServiceActionsProps): React.JSX.Element {
  const { serviceName } = panel.state;
  // The links name the profile type.
  useSelection(panel);
  return (
    <>
      {VIEWS.map(({ type, label, icon }) => {
        const link = { changes: { view: type, ...panel.getLinkChanges() }, label: `${label} of ${serviceName}` };
        return icon && !isWide ? (
          <ExplorerIconLink key={type} icon={icon} {...link} />
        ) : (
          <ExplorerLink key={type} {...link}>
            {label}
          </ExplorerLink>
        );
      })}
      <FavoriteButton favorite={panel.getFavorite()} name={serviceName} />
    </>
  );
}

const VIEWS = [
  { type: 'flame-graph', label: 'Flame graph', icon: undefined },
  { type: 'profiles', label: 'Profile types', icon: 'apps' },
  { type: 'labels', label: 'Labels', icon: 'tag-alt' },
] as const;
