import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import React from 'react';
import type { FavoritesProblem } from './FavoritesStore';
import { getFavoritesStore } from './useFavorites';

const TITLES: Record<FavoritesProblem['kind'], string> = {
  read: 'Your favorites could not be read',
  save: 'Your last change of favorites is not saved yet',
  unreadable: 'Your favorites cannot be read',
};

/** Says that favorites could not be read or saved, with the way out. */
export default function FavoritesAlert({ problem }: { readonly problem: FavoritesProblem }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const favorites = getFavoritesStore();
  return (
    <Alert severity="warning" title={TITLES[problem.kind]}>
      <div className={styles.line}>
        <span>{problem.sentence}</span>
        <Button
          size="sm"
          variant="secondary"
          icon="sync"
          onClick={() => void favorites.load().then((store) => store?.retry())}
        >
          Retry
        </Button>
        {problem.kind === 'unreadable' && (
          <Button
            size="sm"
            variant="destructive"
            fill="outline"
            onClick={() => void favorites.load().then((store) => store?.startOver())}
          >
            Discard them and start an empty list
          </Button>
        )}
      </div>
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ line: css({ ...ROW, gap: theme.spacing(1) }) });
