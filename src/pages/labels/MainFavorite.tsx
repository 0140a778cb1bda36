import { FavoriteButton } from 'favorites/FavoriteButton';
import React from 'react';
import type { MainSeries } from './MainSeries';

/** The star of the panel at the top. */
export function MainFavorite({ main }: { readonly main: MainSeries }): React.JSX.Element | null {
  const { favorite, title } = main.useState();
  return favorite ? <FavoriteButton favorite={favorite} name={title} /> : null;
}
