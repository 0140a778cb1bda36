import type { Favorite } from 'favorites/Favorite';
import { FavoriteButton } from 'favorites/FavoriteButton';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';

interface ProfileTypeActionsProps {
  readonly serviceName: string;
  readonly profileTypeId: string;
}

export function ProfileTypeActions({ serviceName, profileTypeId }: ProfileTypeActionsProps): React.JSX.Element {
  const title = formatProfileTypeTitle(describeProfileType(profileTypeId));
  const type = { profileType: profileTypeId };
  return (
    <>
      <ExplorerLink changes={{ ...type, view: 'flame-graph' }} label={`Flame graph of ${title}`}>
        Flame graph
      </ExplorerLink>
      <ExplorerLink changes={{ ...type, view: 'labels' }} label={`Labels of ${title}`}>
        Labels
      </ExplorerLink>
      <FavoriteButton favorite={buildTypeFavorite(serviceName, profileTypeId)} name={`${title} of ${serviceName}`} />
    </>
  );
}

/** Builds the panel of one profile type of a service, as a favorite. */
export function buildTypeFavorite(serviceName: string, profileTypeId: string): Favorite {
  return { serviceName, profileTypeId, filters: [], panelType: 'time-series' };
}
