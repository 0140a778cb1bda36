import { FavoriteButton } from 'favorites/FavoriteButton';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { useSelection } from 'scenes/selection';
import type { ServicePanel } from './ServicePanel';
import { SERVICE_VIEWS } from './serviceViews';

interface ServiceActionsProps {
  readonly panel: ServicePanel;
  /** True if there is room for the links that panels have in their menu. */
  readonly hasAllViews?: boolean;
}

/** What there is to see of one service, and the star. */
export function ServiceActions({ panel, hasAllViews = false }: ServiceActionsProps): React.JSX.Element {
  const { serviceName } = panel.state;
  // The links name the profile type.
  useSelection(panel);
  const views = [{ type: 'flame-graph', label: 'Flame graph' } as const, ...(hasAllViews ? SERVICE_VIEWS : [])];
  return (
    <>
      {views.map(({ type, label }) => (
        <ExplorerLink
          key={type}
          changes={{ view: type, ...panel.getLinkChanges() }}
          label={`${label} of ${serviceName}`}
        >
          {label}
        </ExplorerLink>
      ))}
      <FavoriteButton favorite={panel.getFavorite()} name={serviceName} />
    </>
  );
}
