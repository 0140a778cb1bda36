import { Button } from '@grafana/ui';
import type { Favorite } from 'favorites/Favorite';
import { FavoriteButton } from 'favorites/FavoriteButton';
import { encodeFilter } from 'profile/labels/encodeFilter';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';

interface FavoriteActionsProps {
  readonly favorite: Favorite;
  readonly title: string;
  /** Shows all series; undefined where there is only one. */
  readonly onExpand: (() => void) | undefined;
}

/** Where to go from a favorite, and the star that takes it out. */
export function FavoriteActions({ favorite, title, onExpand }: FavoriteActionsProps): React.JSX.Element {
  const { serviceName, profileTypeId, groupBy, filters } = favorite;
  const selection = {
    'var-serviceName': serviceName,
    'var-profileMetricId': profileTypeId,
    'var-filters': filters.map(encodeFilter),
  };
  return (
    <>
      <ExplorerLink
        changes={{ ...selection, explorationType: 'labels', 'var-groupBy': groupBy }}
        label={`Labels of ${title}`}
      >
        Labels
      </ExplorerLink>
      <ExplorerLink changes={{ ...selection, explorationType: 'flame-graph' }} label={`Flame graph of ${title}`}>
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
