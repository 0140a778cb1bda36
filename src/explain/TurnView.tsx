import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import type { ExplanationActions } from 'components/ExplanationActions';
import { quietText } from 'components/styles';
import type { Fact } from 'profile/explain/facts/Fact';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React from 'react';
import { AnswerText } from './AnswerText';
import type { AnswerTurn, ShownLookUp } from './Conversation';

interface TurnViewProps {
  readonly turn: AnswerTurn;
  readonly facts: readonly Fact[];
  readonly actions: ExplanationActions;
}

/** A question with what was looked up for it, its answer, and how the answer was checked. */
export function TurnView({ turn, facts, actions }: TurnViewProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { question, lookUps, text, checked, status, problem, problemDetail, note, model } = turn;
  const isAnswering = status === 'answering';
  const count = checked && text !== '' ? `Checked against the profile: ${checked.summary.sentence}` : '';
  const asked = [question.about === undefined ? '' : `About ${formatFunctionName(question.about)}`, question.text];
  return (
    <article className={styles.turn} aria-busy={isAnswering}>
      {asked.some(Boolean) && <p className={styles.question}>{asked.filter(Boolean).join(': ')}</p>}
      {lookUps.map((lookUp, place) => (
        <LookUp key={place} lookUp={lookUp} />
      ))}
      <p className={styles.checked}>
        {isAnswering && count && `${count} · `}
        {/* Read out when it changes: that an answer comes, and at its end how it was checked. */}
        <span role="status">
          {isAnswering
            ? text === ''
              ? 'Waiting for the model …'
              : 'Answering …'
            : `${status === 'partial' ? 'Partial. ' : ''}${count}${model ? ` · ${model}` : ''}`}
        </span>
      </p>
      <AnswerText text={text} checked={checked} facts={facts} actions={actions} />
      {note && <p className={styles.checked}>{note}</p>}
      {problem && (
        <Alert severity="warning" title={problem}>
          {problemDetail && formatFunctionName(problemDetail)}
        </Alert>
      )}
    </article>
  );
}

function LookUp({ lookUp: { tool, argumentsJson, content } }: { readonly lookUp: ShownLookUp }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <details className={styles.lookUp}>
      <summary>
        Looked up: {formatFunctionName(tool)} {formatFunctionName(argumentsJson)}
      </summary>
      <pre className={styles.sent} tabIndex={0}>
        {content}
      </pre>
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  turn: css({ marginBottom: theme.spacing(1) }),
  question: css({
    margin: theme.spacing(1, 0),
    paddingInlineStart: theme.spacing(1),
    borderInlineStart: `3px solid ${theme.colors.border.medium}`,
    overflowWrap: 'anywhere',
  }),
  checked: css({ ...quietText(theme), margin: theme.spacing(0, 0, 1) }),
  lookUp: css({ ...quietText(theme), overflowWrap: 'anywhere', summary: { cursor: 'pointer' } }),
  sent: css({ maxHeight: 200, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 'inherit' }),
});
