import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import type { ExplanationActions } from 'components/ExplanationActions';
import { StateMessage } from 'components/StateMessage';
import { getConfigPageUrl, isAdmin } from 'grafana/access';
import type { ChatAvailability } from 'llm/findChatProvider';
import React, { useSyncExternalStore } from 'react';
import type { Subject } from './Conversation';
import { ConversationView } from './ConversationView';
import { NewQuestion, type NewQuestionProps } from './NewQuestion';

interface AskSectionProps extends Omit<NewQuestionProps, 'subject' | 'provider'> {
  /** undefined until the lines that the question is about have loaded. */
  readonly subject: Subject | undefined;
  readonly availability: ChatAvailability;
  readonly actions: ExplanationActions;
}

/** Questions to a model about the view on screen, and the answers since the page was loaded. */
export function AskSection(props: AskSectionProps): React.JSX.Element {
  const { explanation, subject, code, availability, session, asked, actions } = props;
  const styles = useStyles2(getStyles);
  const { conversations, selectedId } = useSyncExternalStore(session.subscribe, session.getState);
  const selected = conversations.find(({ id }) => id === selectedId);
  const others = conversations.filter(({ id, turns }) => id !== selectedId && turns.length > 0);
  return (
    <section aria-label="Ask a model">
      <h3 className={styles.heading}>{code ? 'Optimize code' : 'Ask a model'}</h3>
      {selected ? (
        <ConversationView
          conversation={selected}
          session={session}
          isStale={subject !== undefined && selected.subject.key !== subject.key}
          asked={asked}
          actions={actions}
        />
      ) : availability.status !== 'ready' ? (
        <p className={styles.hint}>
          {availability.error.message}{' '}
          {code || !subject ? 'The costs of the lines need no model. ' : 'The facts above need no model. '}
          {isAdmin() && <a href={getConfigPageUrl()}>Open the configuration page</a>}
        </p>
      ) : subject ? (
        <NewQuestion
          explanation={explanation}
          subject={subject}
          code={code}
          provider={availability.provider}
          session={session}
          asked={asked}
        />
      ) : (
        <StateMessage kind="loading" title="Waiting for the lines in Function details" />
      )}
      {others.length > 0 && (
        <>
          <h4 className={styles.heading}>Earlier answers</h4>
          <ul className={styles.list}>
            {others.map(({ id, subject: { title }, turns }) => (
              <li key={id}>
                <Button size="sm" variant="secondary" fill="text" onClick={() => session.select(id)}>
                  {title}, {new Date(turns[0]?.askedAtMs ?? 0).toLocaleTimeString()}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({ fontSize: theme.typography.h5.fontSize, margin: theme.spacing(2, 0, 1) }),
  hint: css({ a: { color: theme.colors.text.link, textDecoration: 'underline' } }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
});
