import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Field, IconButton, Input, Modal, useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { Build } from 'profile/formats/pprof/Build';
import { parseRepository } from 'profile/lines/parseRepository';
import React, { useState } from 'react';
import type { DetailsSource } from './DetailsSource';

interface RepositoryDialogProps {
  readonly source: DetailsSource;
  /** The profile's own statement. */
  readonly build: Build;
  readonly onClose: () => void;
}

/** Form for the repository of a service whose profiles name none, or a wrong one. */
export function RepositoryDialog({ source, build, onClose }: RepositoryDialogProps): React.JSX.Element {
  const { override, serviceName, dataSourceUid, otherOverrides } = source;
  const styles = useStyles2(getStyles);
  const [repository, setRepository] = useState(override?.repository ?? build.repository);
  const [gitRef, setGitRef] = useState(override?.gitRef ?? '');
  const [rootPath, setRootPath] = useState(override?.rootPath ?? '');
  const [problem, setProblem] = useState<string>();
  const isGood = parseRepository(repository) !== undefined;
  const run = (work: Promise<void>, onDone = onClose) =>
    void work.then(onDone, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  return (
    <Modal title={`Repository of ${serviceName}`} isOpen onDismiss={onClose}>
      <p>Used for this service in this data source, for you alone. Empty fields keep what the profile says.</p>
      <Field
        label="Repository"
        description="As in your browser, or as you clone it"
        required
        invalid={repository.trim() !== '' && !isGood}
        error="This is not the address of a repository on the web."
      >
        <Input
          id="repository-url"
          placeholder="https://git.example.com/team/project"
          value={repository}
          onChange={(event) => setRepository(event.currentTarget.value)}
        />
      </Field>
      <Field label="Commit, branch or tag" description={build.gitRef ? `The profile says ${build.gitRef}` : undefined}>
        <Input
          id="repository-ref"
          placeholder={build.gitRef || 'HEAD'}
          value={gitRef}
          onChange={(event) => setGitRef(event.currentTarget.value)}
        />
      </Field>
      <Field label="Root path" description="Folder of the program inside the repository">
        <Input
          id="repository-root"
          placeholder={build.rootPath}
          value={rootPath}
          onChange={(event) => setRootPath(event.currentTarget.value)}
        />
      </Field>
      {otherOverrides.length > 0 && (
        <details className={styles.others}>
          <summary>
            {otherOverrides.length === 1 ? 'One other service has' : `${otherOverrides.length} other services have`} a
            repository of yours
          </summary>
          <ul className={styles.list}>
            {otherOverrides.map((each) => (
              <li key={JSON.stringify([each.dataSourceUid, each.serviceName])} className={styles.row}>
                <span className={styles.text}>
                  {formatFunctionName(`${each.serviceName} in ${each.dataSourceName}: ${each.repository}`)}
                </span>
                <IconButton
                  name="trash-alt"
                  aria-label={`Delete the repository of ${formatFunctionName(each.serviceName)}`}
                  onClick={() => run(source.onForgetOverride(each), () => undefined)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      {problem !== undefined && <Alert severity="error" title={problem} />}
      <Modal.ButtonRow>
        {otherOverrides.length > 0 && (
          <Button variant="destructive" fill="outline" onClick={() => run(source.onForgetOverrides())}>
            Delete those of all services ({otherOverrides.length + (override ? 1 : 0)})
          </Button>
        )}
        {override && (
          <Button variant="destructive" fill="outline" onClick={() => run(source.onOverride(undefined))}>
            Delete
          </Button>
        )}
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={!isGood}
          onClick={() =>
            run(
              source.onOverride({
                dataSourceUid,
                serviceName,
                repository: repository.trim(),
                gitRef: gitRef.trim(),
                rootPath: rootPath.trim(),
              }),
            )
          }
        >
          Save
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  others: css({ marginBottom: theme.spacing(2) }),
  list: css({ listStyle: 'none', maxHeight: 200, overflowY: 'auto', margin: 0 }),
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), padding: theme.spacing(0.5, 0) }),
  text: css({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }),
});
