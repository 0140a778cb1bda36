import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, FilterPill, InlineSwitch, TextArea, useStyles2 } from '@grafana/ui';
import type { AskedFunction } from 'components/ExplanationActions';
import { COLUMN } from 'components/styles';
import type { ChatProvider } from 'llm/ChatProvider';
import { MAX_QUESTION_LENGTH } from 'profile/explain/prompt/buildFollowUp';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React, { useEffect, useRef, useState } from 'react';
import type { Draft } from './composeQuestion';
import type { Question } from './Conversation';

interface ComposerProps {
  readonly provider: ChatProvider;
  readonly asked: AskedFunction | undefined;
  /** True if there has to be a question: a first one may be left out. */
  readonly isFollowUp: boolean;
  readonly topic: 'view' | 'code';
  /** True while the question cannot be sent. */
  readonly isDisabled?: boolean;
  readonly onSend: (question: Question) => void;
  /** Content between the question and the button, such as what would be sent. */
  readonly renderDraft: (draft: Draft) => React.ReactNode;
}

const FIRST_QUESTIONS = {
  view: 'Ask a question, or leave empty for an explanation',
  code: 'Say what you want, or leave empty to make it cheaper',
};

/** Input for a question; only its button sends it. */
export function Composer(props: ComposerProps): React.JSX.Element {
  const { provider, asked, isFollowUp, topic, isDisabled = false, onSend, renderDraft } = props;
  const styles = useStyles2(getStyles);
  const [text, setText] = useState('');
  const [takenOut, setTakenOut] = useState<number>();
  const [isThorough, setThorough] = useState(false);
  const [allowsLookUps, setAllowsLookUps] = useState(true);
  const field = useRef<HTMLTextAreaElement>(null);
  const about = asked && asked.number !== takenOut ? asked.name : undefined;
  useEffect(() => {
    if (asked) {
      field.current?.focus();
    }
  }, [asked]);
  const hasLarge = provider.getModelName('large') !== provider.getModelName('base');
  const isEmpty = text.trim() === '' && about === undefined;
  const send = () => {
    onSend({ text: text.trim(), about, tier: isThorough ? 'large' : 'base', allowsLookUps });
    setText('');
    setTakenOut(asked?.number);
  };
  return (
    <form
      className={styles.form}
      aria-label={isFollowUp ? 'Another question' : 'Question'}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {about !== undefined && (
        <FilterPill
          selected
          icon="times"
          label={`About ${formatFunctionName(about)}`}
          onClick={() => {
            setTakenOut(asked?.number);
            field.current?.focus();
          }}
        />
      )}
      <TextArea
        ref={field}
        rows={2}
        value={text}
        maxLength={MAX_QUESTION_LENGTH}
        aria-label={`${isFollowUp ? 'Another question' : 'Question'} about this ${topic}`}
        placeholder={isFollowUp ? `Ask something else about this ${topic}` : FIRST_QUESTIONS[topic]}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isDisabled && (!isFollowUp || !isEmpty)) {
            event.preventDefault();
            send();
          }
        }}
      />
      <div className={styles.switches}>
        <InlineSwitch
          transparent
          showLabel
          id={isFollowUp ? 'explain-follow-up-look-ups' : 'explain-look-ups'}
          label="Model may look up functions of this view"
          value={allowsLookUps}
          onChange={(event) => setAllowsLookUps(event.currentTarget.checked)}
        />
        {hasLarge && (
          <InlineSwitch
            transparent
            showLabel
            id={isFollowUp ? 'explain-follow-up-thorough' : 'explain-thorough'}
            label={`Larger model (${provider.getModelName('large')})`}
            value={isThorough}
            onChange={(event) => setThorough(event.currentTarget.checked)}
          />
        )}
      </div>
      {renderDraft({ text, about, allowsLookUps })}
      <div>
        <Button size="sm" type="submit" disabled={isDisabled || (isFollowUp && isEmpty)}>
          {isFollowUp ? 'Ask' : `Send to ${provider.name}`}
        </Button>
      </div>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ ...COLUMN, alignItems: 'stretch', gap: theme.spacing(1) }),
  switches: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1) }),
});
