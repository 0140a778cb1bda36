import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { Alert, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import React from 'react';
import { describeError } from './describeError';
import { ErrorActions } from './ErrorActions';

interface OlderNoticeProps {
  readonly error: PyroscopeError;
  readonly origin: SceneObject;
  /** "The list of services is an older answer." */
  readonly sentence: string;
}

/** Above what stays on the screen though a newer answer did not come. */
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
