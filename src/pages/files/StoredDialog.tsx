import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Input, Modal, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { ROW } from 'components/styles';
import { useAnswer } from 'components/useAnswer';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { StoredFile } from 'pyroscope/adHoc';
import { createStoredFilesClient } from 'queries/clients';
import React, { useState } from 'react';
import { DataSourceChoice } from './DataSourceChoice';
import { describeStoreFailure } from './describeStoreFailure';
import type { SideName } from './useFileSide';

interface StoredDialogProps {
  readonly dataSourceUid: string;
  readonly onDataSource: (uid: string) => void;
  /** Alone, or as a side of a comparison. */
  readonly onOpen: (file: StoredFile, as: SideName | 'alone') => void;
  readonly onClose: () => void;
}

/** The server gives all that a tenant ever stored: a list of more is narrowed by its filter. */
const MAX_ROWS = 100;

/** Files that the server keeps, newest first, to be opened. */
export function StoredDialog({ dataSourceUid, onDataSource, onOpen, onClose }: StoredDialogProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [filter, setFilter] = useState('');
  const list = useAnswer([dataSourceUid], (signal) =>
    createStoredFilesClient(dataSourceUid)
      .listStored(signal)
      .catch((error: unknown) => {
        throw new Error(describeStoreFailure(error), { cause: error });
      }),
  );
  const files = list.current ?? [];
  const found = files.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <Modal title="Stored on the server" isOpen onDismiss={onClose}>
      <DataSourceChoice value={dataSourceUid} onChange={onDataSource} />
      {list.error !== undefined ? (
        <Alert severity="warning" title={formatFunctionName(list.error)}>
          <Button size="sm" variant="secondary" onClick={list.retry}>
            Retry
          </Button>
        </Alert>
      ) : list.isBusy ? (
        <StateMessage kind="loading" title="Asking the server" />
      ) : files.length === 0 ? (
        <StateMessage kind="empty" title="Nothing is stored">
          Open a file, and choose “Store on the server…”.
        </StateMessage>
      ) : (
        <>
          <Input
            aria-label="Filter by name"
            placeholder="Filter by name"
            value={filter}
            autoFocus
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <p role="status">
            {found.length === files.length ? `${files.length} files` : `${found.length} of ${files.length} files`}
            {found.length > MAX_ROWS && `, of which the newest ${MAX_ROWS} are listed`}
          </p>
          <ul className={styles.list} aria-label="Stored files">
            {found.slice(0, MAX_ROWS).map((file) => (
              <StoredRow key={file.id} file={file} onOpen={(as) => onOpen(file, as)} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

const WAYS = [
  { as: 'alone', label: 'Open', title: 'alone' },
  { as: 'baseline', label: 'Baseline', title: 'as the baseline' },
  { as: 'comparison', label: 'Comparison', title: 'as the comparison' },
] as const;

function StoredRow({ file, onOpen }: { readonly file: StoredFile; readonly onOpen: (as: SideName | 'alone') => void }) {
  const styles = useStyles2(getStyles);
  const name = formatFunctionName(file.name || file.id);
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {name}
        <span className={styles.time}> {dateTimeFormat(file.storedMs)}</span>
      </span>
      {WAYS.map(({ as, label, title }) => (
        <Button key={as} size="sm" variant="secondary" aria-label={`Open ${name} ${title}`} onClick={() => onOpen(as)}>
          {label}
        </Button>
      ))}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', maxHeight: '50vh', overflowY: 'auto' }),
  row: css({
    ...ROW,
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }),
  time: css({ color: theme.colors.text.secondary }),
});
