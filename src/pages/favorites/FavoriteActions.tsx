import { Button } from '@grafana/ui';
import type { Favorite } from 'favorites/Favorite';
import { FavoriteButton } from 'favorites/FavoriteButton';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';

interface FavoriteActionsProps {
  readonly favorite: Favorite;
  readonly title: string;
  /** Shows all series; undefined if there is only one. */
  readonly onExpand: (() => void) | undefined;
}

/** Links from a favorite, and the star that removes it. */
export function FavoriteActions({ favorite, title, onExpand }: FavoriteActionsProps): React.JSX.Element {
  const { serviceName, profileTypeId, groupBy, filters } = favorite;
  const selection = { service: serviceName, profileType: profileTypeId, filters };
  return (
    <>
      <ExplorerLink changes={{ ...selection, view: 'labels', groupBy }} label={`Labels of ${title}`}>
        Labels
      </ExplorerLink>
      <ExplorerLink changes={{ ...selection, view: 'flame-graph' }} label={`Flame graph of ${title}`}>
        Flame graph
      </ExplorerLink>
      {onExpand && (
        <Button size="sm" fill="text" aria-label={`Expand ${title}`} onClick={onExpand}>
          Expand
        </Button>
      )}
      <FavoriteButton favorite={favorite} name={title} />
    </>
  );
}
