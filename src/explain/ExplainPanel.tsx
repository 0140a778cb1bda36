import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import type { Facts } from 'profile/facts/Fact';
import React from 'react';
import { Conversation, type ConversationSubject } from './Conversation';
import { FactList } from './FactList';

interface ExplainPanelProps {
  /** Undefined while they are computed. */
  readonly facts: Facts | undefined;
  /** Why there are no facts. */
  readonly error: string | undefined;
  /** Changes with what is explained: an answer about something else is worth nothing. */
  readonly subjectKey: number;
  /** What a model would be told and held against; loaded on a click. */
  readonly loadSubject: () => Promise<ConversationSubject>;
  readonly onHoverFunction: (name: string | undefined) => void;
  readonly onFocusFunction: (name: string) => void;
  readonly onClose: () => void;
}

/** Facts first, said by code; a model's answer only on a click, and checked against the profile. */
export function ExplainPanel(props: ExplainPanelProps): React.JSX.Element {
  const { facts, error, subjectKey, loadSubject, onHoverFunction, onFocusFunction, onClose } = props;
  const styles = useStyles2(getStyles);
  return (
    <aside className={styles.panel} aria-label="Explain flame graph">
      <div className={styles.head}>
        <h2 className={styles.title}>Explain flame graph</h2>
        <IconButton name="times" aria-label="Close the explanation" onClick={onClose} />
      </div>
      {error ? (
        <StateMessage kind="error" title="The facts could not be computed">
          {error}
        </StateMessage>
      ) : !facts ? (
        <StateMessage kind="loading" title="Looking at the profile" />
      ) : (
        <>
          <FactList facts={facts} onHoverFunction={onHoverFunction} onFocusFunction={onFocusFunction} />
          <Conversation
            key={subjectKey}
            facts={facts}
            loadSubject={loadSubject}
            onHoverFunction={onHoverFunction}
            onFocusFunction={onFocusFunction}
          />
        </>
      )}
    </aside>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'panel' | 'head' | 'title', string> {
  return {
    panel: css({
      flex: '1 1 320px',
      minWidth: 0,
      maxHeight: 'max(480px, calc(100vh - 360px))',
      overflowY: 'auto',
      padding: theme.spacing(1),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    head: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }),
    title: css({ fontSize: theme.typography.h4.fontSize, margin: 0 }),
  };
}
