import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Modal, useStyles2 } from '@grafana/ui';
import { useAnswer } from 'components/useAnswer';
import { getDataSourceName } from 'grafana/dataSources';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';
import { isWhole } from 'profile/formats/samples/Narrowing';
import { createStoredFilesClient } from 'queries/clients';
import React, { useEffect, useRef, useState } from 'react';
import { fileShelf } from 'worker/FileShelf';
import { DataSourceChoice } from './DataSourceChoice';
import { describeStoreFailure } from './describeStoreFailure';
import type { ShownSide } from './openFileSide';
import { getSentKey, type PreparedFile, prepareStoring } from './prepareStoring';

interface StoreDialogProps {
  readonly sides: readonly ShownSide[];
  readonly dataSourceUid: string;
  readonly onDataSource: (uid: string) => void;
  /** Called with the ids of files that the server now stores, by `getSentKey`. */
  readonly onStored: (ids: ReadonlyMap<string, string>) => void;
  readonly onClose: () => void;
}

/** Shows what would be sent to the server, and what that means; sends it on a click. */
export function StoreDialog({ sides, dataSourceUid, onDataSource, onStored, onClose }: StoreDialogProps) {
  const styles = useStyles2(getStyles);
  const prepared = useAnswer([...sides.map(({ profile }) => profile), sides.length], () => prepareStoring(sides));
  const [sending, setSending] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const aborting = useRef<AbortController>(undefined);
  useEffect(() => () => aborting.current?.abort(), []);
  const files = prepared.value ?? [];
  const sendable = files.filter(({ plan }) => plan.kind !== 'refused');
  const name = formatFunctionName(getDataSourceName(dataSourceUid));

  const send = async () => {
    const { signal } = (aborting.current = new AbortController());
    const ids = new Map<string, string>();
    setProblem(undefined);
    try {
      for (const file of sendable) {
        setSending(formatFunctionName(file.part.of.name));
        ids.set(getSentKey(file.part, file.sampleKey), await sendFile(file, dataSourceUid, signal));
      }
      onClose();
    } catch (error) {
      setProblem(describeStoreFailure(error));
    } finally {
      setSending(undefined);
      // Files that were sent before one failed are stored nevertheless.
      onStored(ids);
    }
  };
  return (
    <Modal title="Store on the server" isOpen onDismiss={onClose}>
      <div className={styles.body}>
        <DataSourceChoice value={dataSourceUid} onChange={onDataSource} />
        <p>
          <strong>Everybody who can query {name} can open what is stored, and nobody can delete it</strong>: the server
          offers no way to. Whoever has the link sees this view without having the{' '}
          {files.length === 1 ? 'file' : 'files'}.
        </p>
        <ul className={styles.list} aria-label="What would be sent">
          {files.map(({ part, sampleKey, plan }) => (
            <li key={getSentKey(part, sampleKey)}>
              <strong>{formatFunctionName(plan.kind === 'refused' ? part.of.name : plan.name)}</strong>
              {plan.kind !== 'refused' && ` · ${formatValue(plan.bytes, 'bytes')}`}
              <div>{plan.sentence}</div>
            </li>
          ))}
        </ul>
        {prepared.isBusy && <p role="status">Working out what would be sent…</p>}
        {prepared.error !== undefined && <Alert severity="error" title={formatFunctionName(prepared.error)} />}
        {problem !== undefined && (
          <Alert severity="error" title="Not everything was stored">
            {formatFunctionName(problem)}
          </Alert>
        )}
        {sending !== undefined && <p role="status">Sending {sending}…</p>}
      </div>
      <Modal.ButtonRow>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={sendable.length === 0 || sending !== undefined} onClick={() => void send()}>
          {sendable.length === 1 ? 'Store the file' : `Store ${sendable.length} files`}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

async function sendFile(
  { part, plan, bytes }: PreparedFile,
  dataSourceUid: string,
  signal: AbortSignal,
): Promise<string> {
  const name = plan.kind === 'refused' ? part.of.name : plan.name;
  const { id, types } = await createStoredFilesClient(dataSourceUid).store(name, bytes, signal);
  // For a part of the samples, the server's file differs from this tab's file.
  if (part.of.reference && isWhole(part.narrowing)) {
    fileShelf.addKept(id, { reference: part.of.reference, types });
  }
  return id;
}

const getStyles = (theme: GrafanaTheme2) => ({
  body: css({ overflowWrap: 'anywhere' }),
  list: css({ paddingLeft: theme.spacing(2), li: { marginBottom: theme.spacing(1) } }),
});
