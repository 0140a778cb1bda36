import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, LinkButton, Spinner, useStyles2 } from '@grafana/ui';
import { QuietProblem } from 'components/QuietProblem';
import { COLUMN, ROW, quietText } from 'components/styles';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { SourceServer } from 'profile/lines/SourceServer';
import React, { useRef, useSyncExternalStore } from 'react';
import {
  addLocalFiles,
  forgetLocalFiles,
  getLocalSources,
  listChosenFiles,
  subscribeToLocalSources,
} from './localSources';
import { type ShownSource, useSourceServer } from './useSourceText';

interface SourceToolsProps {
  readonly shown: ShownSource;
  /** Address of the line in a browser; undefined if there is none. */
  readonly url: string | undefined;
  /** Host of the address: "gitlab.example.com". */
  readonly host: string;
  /** Reason why there is no address, or what may be wrong about it; "" for nothing. */
  readonly note: string;
  /** undefined if the program's repository is not on GitHub. */
  readonly server: SourceServer | undefined;
}

/** Shows the origin of the source on the screen, and the ways to get it. */
export function SourceTools({ shown, url, host, note, server }: SourceToolsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const { files, problem: filesProblem } = useSyncExternalStore(subscribeToLocalSources, getLocalSources);
  const { status, problem } = useSourceServer(server);
  const choose = (event: React.ChangeEvent<HTMLInputElement>) => {
    addLocalFiles(listChosenFiles(event.currentTarget.files));
    event.currentTarget.value = '';
  };
  return (
    <div className={styles.tools}>
      <div className={styles.row}>
        {url !== undefined && (
          <LinkButton
            size="sm"
            variant="secondary"
            icon="external-link-alt"
            href={url}
            target="_blank"
            rel="noreferrer noopener"
          >
            View on {host}
          </LinkButton>
        )}
        {server && status === 'disconnected' && (
          <Button size="sm" variant="secondary" onClick={() => server.connect()}>
            Connect to GitHub
          </Button>
        )}
        {server && status === 'connecting' && (
          <span className={styles.row} role="status">
            <Spinner inline /> Waiting for GitHub’s window
          </span>
        )}
        {server && status === 'connected' && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => server.disconnect()}>
            Disconnect from GitHub
          </Button>
        )}
        <Button size="sm" variant="secondary" fill="outline" onClick={() => fileInput.current?.click()}>
          Open a file
        </Button>
        <Button size="sm" variant="secondary" fill="outline" onClick={() => folderInput.current?.click()}>
          Open a folder
        </Button>
        {files.size > 0 && (
          <Button size="sm" variant="secondary" fill="text" onClick={forgetLocalFiles}>
            Forget {files.size === 1 ? 'your file' : `your ${files.size.toLocaleString('en')} files`}
          </Button>
        )}
        <input ref={fileInput} type="file" multiple hidden aria-label="Source files" onChange={choose} />
        <input
          ref={folderInput}
          type="file"
          multiple
          hidden
          aria-label="Source folder"
          onChange={choose}
          {...{ webkitdirectory: '' }}
        />
      </div>
      <p className={styles.note} role="status">
        {shown.isBusy
          ? 'Loading the source …'
          : shown.lines
            ? `Source: ${formatFunctionName(shown.from)}.`
            : 'Drop or open the source here. It stays in this tab unless you send lines to the model.'}
        {[status === 'unavailable' ? '' : problem, filesProblem, shown.note, note]
          .filter(Boolean)
          .map((sentence) => ` ${formatFunctionName(sentence ?? '')}`)}
      </p>
      {status === 'unavailable' && <QuietProblem sentence={problem ?? ''} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tools: css({ ...COLUMN, gap: theme.spacing(0.5) }),
  row: css({ ...ROW, gap: theme.spacing(0.5) }),
  note: css({ margin: 0, ...quietText(theme), overflowWrap: 'anywhere' }),
});
