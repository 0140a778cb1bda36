import { css } from '@emotion/css';
import { AppEvents, type GrafanaTheme2 } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { COLUMN } from 'components/styles';
import { type Favorite, getFavoriteKey } from 'favorites/Favorite';
import {
  type FavoritesDocument,
  FavoritesFormatError,
  MAX_FAVORITES,
  MAX_FAVORITES_LENGTH,
  parseFavorites,
} from 'favorites/parseFavorites';
import { printFavorites } from 'favorites/printFavorites';
import { getFavoritesStore, useFavorites } from 'favorites/useFavorites';
import { saveAs } from 'file-saver';
import React, { useRef, useState } from 'react';

/** Favorites to a file and from one. */
export function FavoritesTransfer(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { items } = useFavorites();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();

  const exportItems = (): void => {
    const text = printFavorites({ favorites: items, unreadable: [] }, 2);
    saveAs(new Blob([text], { type: 'application/json' }), 'profile-favorites.json');
  };
  const importFile = async (file: File): Promise<void> => {
    try {
      await importFavorites(file);
      setProblem(undefined);
    } catch (error) {
      if (!(error instanceof FavoritesFormatError)) {
        throw error;
      }
      setProblem(error.message);
    }
  };
  return (
    <div className={styles.box}>
      <div className={styles.buttons}>
        <Button variant="secondary" icon="upload" onClick={() => input.current?.click()}>
          Import
        </Button>
        <Button variant="secondary" icon="download-alt" disabled={items.length === 0} onClick={exportItems}>
          Export
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          aria-label="File of favorites"
          tabIndex={-1}
          className={styles.file}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            // Otherwise the same file, once repaired, could not be chosen again.
            event.currentTarget.value = '';
            void (file && importFile(file));
          }}
        />
      </div>
      {problem && (
        <Alert severity="error" title="The file was not imported" onRemove={() => setProblem(undefined)}>
          {problem}
        </Alert>
      )}
    </div>
  );
}

/** Adds the favorites of a file. Rejects with FavoritesFormatError if there are none to read or too many. */
async function importFavorites(file: File): Promise<void> {
  // A character takes at least one byte, so a longer file need not be read.
  if (file.size > 4 * MAX_FAVORITES_LENGTH) {
    throw new FavoritesFormatError('This is too long for a list of favorites.');
  }
  const document = parseFavorites(await file.text());
  const store = await getFavoritesStore().load();
  if (!store) {
    return;
  }
  const { items } = store.getState();
  const added = document.favorites.filter((favorite) => !store.isFavorite(favorite));
  if (items.length + added.length > MAX_FAVORITES) {
    throw new FavoritesFormatError(
      `With these there would be ${items.length + added.length} favorites; ${MAX_FAVORITES} is the most there can be.`,
    );
  }
  const sentence = describeImport(document, items);
  await store.change(added.map((favorite) => ({ kind: 'add', favorite })));
  getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [sentence] });
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ ...COLUMN, gap: theme.spacing(1) }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
  file: css({ display: 'none' }),
});

/** "2 favorites added, 1 was there already, 3 entries could not be read." */
function describeImport({ favorites, unreadable }: FavoritesDocument, before: readonly Favorite[]): string {
  const known = new Set(before.map(getFavoriteKey));
  const added = favorites.filter((favorite) => !known.has(getFavoriteKey(favorite))).length;
  const repeated = favorites.length - added;
  const parts = [
    `${added} ${added === 1 ? 'favorite' : 'favorites'} added`,
    ...(repeated > 0 ? [`${repeated} ${repeated === 1 ? 'was' : 'were'} there already`] : []),
    ...(unreadable.length > 0
      ? [`${unreadable.length} ${unreadable.length === 1 ? 'entry' : 'entries'} could not be read`]
      : []),
  ];
  return `${parts.join(', ')}.`;
}
