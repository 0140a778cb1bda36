import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { useFavorites } from 'scenes/favorites/useFavorites';

/** How many favorites there are, and where they are kept. */
export function FavoritesKept(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { items, place, status } = useFavorites();
  return (
    <div className={styles.summary} role="status">
      <strong>{formatInteger(items.length)}</strong> {items.length === 1 ? 'favorite' : 'favorites'} ·{' '}
      {place === 'user'
        ? 'kept in Grafana for you, in every browser'
        : 'kept in this browser; sign in to have them in every browser'}
      {status === 'saving' && ' · saving'}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'summary', string> {
  return { summary: css({ color: theme.colors.text.secondary, strong: { color: theme.colors.text.primary } }) };
}
