import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { ROW } from 'components/styles';
import { retryFailed } from 'loading/failedQuestions';
import { parseLimitMs, readLengthLimit } from 'pyroscope/classifyFailure';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { formatRangeLength, setRangeToLast } from 'queries/setRangeToLast';
import React from 'react';
import { describeError } from './describeError';

interface ErrorMessageProps {
  readonly error: PyroscopeError;
  /** Scene object whose time range can be shortened if it is too long. */
  readonly origin: SceneObject;
}

/** Shows a failed call in place of its result. */
export function ErrorMessage({ error, origin }: ErrorMessageProps): React.JSX.Element {
  const { title, nextStep, detail } = describeError(error);
  return (
    <StateMessage kind="error" title={title} actions={<ErrorActions error={error} origin={origin} />}>
      <p>{nextStep}</p>
      {detail && <code>{detail}</code>}
    </StateMessage>
  );
}

interface ErrorActionsProps {
  readonly error: PyroscopeError;
  /** Scene object whose time range can be shortened if it is too long. */
  readonly origin: SceneObject;
  /** Name of what failed, if several things on the screen can fail. */
  readonly subject?: string;
}

const DAY_MS = 24 * 3_600_000;

/** Buttons for a failed call: try everything that failed again, or choose a range that the server answers. */
export function ErrorActions({ error, origin, subject }: ErrorActionsProps): React.JSX.Element {
  const limit = error.kind === 'too-long' ? readLengthLimit(error.words) : undefined;
  const shortMs = error.kind === 'too-long' ? Math.min(DAY_MS, parseLimitMs(limit ?? '') ?? DAY_MS) : undefined;
  return (
    <>
      {shortMs !== undefined && (
        <Button size="sm" onClick={() => setRangeToLast(sceneGraph.getTimeRange(origin), shortMs)}>
          Show the last {formatRangeLength(shortMs)}
        </Button>
      )}
      <Button
        size="sm"
        variant="secondary"
        icon="sync"
        aria-label={subject === undefined ? undefined : `Retry ${subject}`}
        tooltip="Retries everything that failed"
        onClick={retryFailed}
      >
        Retry
      </Button>
    </>
  );
}

interface OlderNoticeProps {
  readonly error: PyroscopeError;
  readonly origin: SceneObject;
  /** "The list of services is an older answer." */
  readonly sentence: string;
}

/** Notice above content that stays on the screen although a newer answer failed. */
export function OlderNotice({ error, origin, sentence }: OlderNoticeProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { title, nextStep, detail } = describeError(error);
  return (
    <Alert className={styles.alert} severity="error" title={title}>
      <div className={styles.line}>
        <span>
          {sentence} {nextStep} {detail && <code>{detail}</code>}
        </span>
        <ErrorActions error={error} origin={origin} />
      </div>
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  alert: css({ marginBottom: theme.spacing(1) }),
  line: css({ ...ROW, gap: theme.spacing(1) }),
});
