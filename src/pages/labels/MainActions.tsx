import { FavoriteButton } from 'favorites/FavoriteButton';
import { SeriesMissing } from 'panels/SeriesMissing';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import type { MainSeries } from './MainSeries';

/** Actions of the panel at the top: its flame graph, and the star. */
export function MainActions({ main }: { readonly main: MainSeries }): React.JSX.Element {
  const { favorite, title } = main.useState();
  return (
    <>
      <ExplorerLink changes={{ view: 'flame-graph' }}>Flame graph</ExplorerLink>
      {favorite && <FavoriteButton favorite={favorite} name={title} />}
    </>
  );
}

/** Shows the time without data beside its title. */
export function MainMissing({ main }: { readonly main: MainSeries }): React.JSX.Element | null {
  const { missing } = main.useState();
  return missing ? <SeriesMissing origin={main} missing={missing} /> : null;
}
