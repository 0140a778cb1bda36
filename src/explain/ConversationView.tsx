import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import type { AskedFunction, ExplanationActions } from 'components/ExplanationActions';
import React from 'react';
import { type AnswerSession, isAnswering } from './AnswerSession';
import { Composer } from './Composer';
import type { Conversation } from './Conversation';
import { printConversation } from './printConversation';
import { TurnView } from './TurnView';
import { WouldBeSent } from './WouldBeSent';

interface ConversationViewProps {
  readonly conversation: Conversation;
  readonly session: AnswerSession;
  /** True if the view on screen is another one. */
  readonly isStale: boolean;
  readonly asked: AskedFunction | undefined;
  readonly actions: ExplanationActions;
}

/** All turns of a conversation, and what can be done with them. */
export function ConversationView(props: ConversationViewProps): React.JSX.Element {
  const { conversation, session, isStale, asked, actions } = props;
  const styles = useStyles2(getStyles);
  const { id, subject, explanation, provider, turns } = conversation;
  const isBusy = isAnswering(conversation);
  return (
    <>
      {isStale && (
        <Alert
          severity="info"
          title={`This is about another ${conversation.prompt.code ? 'state of the code' : 'view'}: ${subject.title}`}
        >
          It was checked against what was on screen then.
        </Alert>
      )}
      {turns.map((turn, place) => (
        <TurnView key={place} turn={turn} facts={explanation.facts.facts} actions={actions} />
      ))}
      <div className={styles.buttons}>
        {isBusy ? (
          <Button size="sm" variant="secondary" icon="square-shape" onClick={session.stop}>
            Stop
          </Button>
        ) : (
          <>
            <Button size="sm" variant="secondary" onClick={() => session.retry(id)}>
              Ask again
            </Button>
            <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => printConversation(conversation)}>
              Copy as Markdown
            </ClipboardButton>
            <Button size="sm" variant="secondary" fill="text" onClick={() => session.select(undefined)}>
              {isStale ? 'Ask about what is on screen' : 'Start over'}
            </Button>
          </>
        )}
      </div>
      {!isBusy && (
        <Composer
          provider={provider}
          asked={asked}
          isFollowUp
          topic={conversation.prompt.code ? 'code' : 'view'}
          onSend={(question) => void session.ask(id, question)}
          renderDraft={(draft) => <WouldBeSent conversation={conversation} draft={draft} />}
        />
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
});
