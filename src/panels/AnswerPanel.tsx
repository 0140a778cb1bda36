import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState } from '@grafana/data';
import type { SceneObject, VizPanel } from '@grafana/scenes';
import { PanelChrome, useStyles2 } from '@grafana/ui';
import { COLUMN } from 'components/styles';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import React from 'react';
import { describeError } from 'scenes/states/describeError';
import { ErrorActions } from 'scenes/states/ErrorMessage';
import { Picture } from 'scenes/states/Picture';

interface AnswerPanelProps {
  readonly title: string;
  /** False if the title is elsewhere, as on low charts. */
  readonly hasTitleRow?: boolean;
  /** The picture of the newest answer; undefined while there is nothing to draw. */
  readonly panel: VizPanel | undefined;
  readonly isLoading: boolean;
  /** True while the panel shows the answer to an older question. */
  readonly isOlder: boolean;
  /** Reason why the newest question has no answer. */
  readonly error: PyroscopeError | undefined;
  readonly origin: SceneObject;
  /** Actions at the right of the title row while there is no picture; a picture has its own. */
  readonly actions?: React.ReactNode;
}

/** The picture of an answer, older or not, or the reason why there is none. */
export function AnswerPanel(props: AnswerPanelProps): React.JSX.Element {
  const { title, hasTitleRow = true, panel, isLoading, isOlder, error, origin, actions } = props;
  const chrome = hasTitleRow ? { title, actions } : { hoverHeader: true };
  const styles = useStyles2(getStyles);
  if (panel) {
    return (
      <Picture isOlder={isOlder} error={error} origin={origin} subject={title}>
        <panel.Component model={panel} />
      </Picture>
    );
  }
  if (error) {
    const { title: problem, nextStep, detail } = describeError(error);
    return (
      <PanelChrome {...chrome}>
        <div className={styles.note} role="alert">
          <strong>{problem}</strong>
          <div className={styles.detail}>
            {nextStep} {detail && <code>{detail}</code>}
          </div>
          <div className={styles.actions}>
            <ErrorActions error={error} origin={origin} subject={title} />
          </div>
        </div>
      </PanelChrome>
    );
  }
  return (
    <PanelChrome {...chrome} loadingState={isLoading ? LoadingState.Loading : LoadingState.Done}>
      <div className={styles.note}>{isLoading ? 'Loading' : 'No samples in this time range'}</div>
    </PanelChrome>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    ...COLUMN,
    gap: theme.spacing(1),
    height: '100%',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    color: theme.colors.text.secondary,
  }),
  detail: css({ maxHeight: '6em', overflow: 'auto', overflowWrap: 'anywhere' }),
  actions: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: theme.spacing(1) }),
});
