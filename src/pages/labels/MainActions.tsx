import { FavoriteButton } from 'favorites/FavoriteButton';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import type { MainSeries } from './MainSeries';

/** What can be done with the panel at the top: its flame graph, and the star. */
export function MainActions({ main }: { readonly main: MainSeries }): React.JSX.Element {
  const { favorite, title } = main.useState();
  return (
    <>
      <ExplorerLink changes={{ view: 'flame-graph' }}>Flame graph</ExplorerLink>
      {favorite && <FavoriteButton favorite={favorite} name={title} />}
    </>
  );
}
