import { FavoriteButton } from 'favorites/FavoriteButton';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { buildTypeFavorite } from './buildTypeFavorite';

interface ProfileTypeActionsProps {
  readonly serviceName: string;
  readonly profileTypeId: string;
}

/** Where to go with one profile type of a service. */
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
