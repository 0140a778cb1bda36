import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { Icon, useStyles2 } from '@grafana/ui';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import React from 'react';
import { describeError } from './describeError';
import { ErrorActions } from './ErrorMessage';

interface PictureProps {
  /** True if it answers an older question than the one that is asked. */
  readonly isOlder: boolean;
  /** Reason why there is no newer picture. */
  readonly error: PyroscopeError | undefined;
  readonly origin: SceneObject;
  /** Name of the content, if several pictures can fail. */
  readonly subject?: string;
  readonly children: React.ReactNode;
}

/** Shows a picture. An older answer is dimmed, and covered by the reason why there is no newer one. */
export function Picture({ isOlder, error, origin, subject, children }: PictureProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const isDimmed = isOlder || error !== undefined;
  return (
    <div className={styles.box} data-older={isDimmed} aria-busy={isOlder && !error}>
      <div className={cx(styles.picture, isDimmed && styles.older)}>{children}</div>
      {error && <FailureLine error={error} origin={origin} subject={subject} />}
    </div>
  );
}

type FailureLineProps = Pick<PictureProps, 'origin' | 'subject'> & { readonly error: PyroscopeError };

function FailureLine({ error, origin, subject }: FailureLineProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { title, nextStep, detail } = describeError(error);
  return (
    <div className={styles.line} role="alert" title={[nextStep, detail].filter(Boolean).join(' ')}>
      <Icon name="exclamation-triangle" aria-hidden />
      <span className={styles.text}>
        <strong>{title}.</strong> What you see is an older answer. {nextStep}
      </span>
      <ErrorActions error={error} origin={origin} subject={subject} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ position: 'relative', height: '100%' }),
  picture: css({ height: '100%' }),
  older: css({ opacity: 0.45 }),
  line: css({
    position: 'absolute',
    insetInline: 1,
    bottom: 1,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    background: theme.colors.background.secondary,
    borderTop: `2px solid ${theme.colors.error.border}`,
    fontSize: theme.typography.bodySmall.fontSize,
    '& button': { flexShrink: 0 },
  }),
  // Two lines; the rest is shown on hover.
  text: css({ flex: 1, minWidth: 0, maxHeight: '3em', overflow: 'hidden', overflowWrap: 'anywhere' }),
});
