import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { quietText } from 'components/styles';
import { useAnswer } from 'components/useAnswer';
import type { ProviderId } from 'llm/ChatProvider';
import { formatInteger } from 'profile/format/formatNumber';
import React, { useState } from 'react';
import { type QuestionContext, type Composed, composeQuestion, type Draft } from './composeQuestion';

interface WouldBeSentProps {
  /** Another object if something of it is another. */
  readonly conversation: QuestionContext;
  readonly draft: Draft;
}

/** Shows the size of what would be sent for the question and, on demand, the text itself, by role. */
export function WouldBeSent({ conversation, draft }: WouldBeSentProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const { text, about, allowsLookUps } = draft;
  const { value, error } = useAnswer([conversation, text, about, allowsLookUps], () =>
    composeQuestion(conversation, draft),
  );
  return (
    <div className={styles.sent}>
      <div className={styles.sentence}>
        {error ??
          (value &&
            `About ${formatInteger(value.estimatedTokens)} tokens go to ${conversation.provider.name}: ${describeContent(conversation.prompt)} ${conversation.prompt.leftOut.join(' ')}`)}
      </div>
      <details className={styles.preview} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>All that would be sent</summary>
        {isOpen &&
          value &&
          listParts(value).map(({ role, content }, place) => (
            <React.Fragment key={place}>
              <small>{role}</small>
              <pre className={styles.text} tabIndex={0}>
                {content}
              </pre>
            </React.Fragment>
          ))}
        {isOpen && <p>{BESIDE_THE_TEXT[conversation.provider.id]}</p>}
      </details>
    </div>
  );
}

/** Data that travel with the text, as far as the plugin knows. */
const BESIDE_THE_TEXT: Readonly<Record<ProviderId, string>> = {
  endpoint:
    'Grafana also adds the network address that the request came from, and your browser its kind. Your name, e-mail, user id, session and the address of this page are left out.',
  'llm-app':
    'The LLM app gets the text with your Grafana session, as every app does. What it tells its provider beside the text is up to that app.',
};

function describeContent({ code }: QuestionContext['prompt']): string {
  const withSource = code?.lines.filter(({ text }) => text !== undefined).length ?? 0;
  if (!code) {
    return 'facts, names of functions and what they cost.';
  }
  return withSource > 0
    ? `${formatInteger(withSource)} lines of source code, what they cost, and names of functions. The code leaves this browser.`
    : 'line numbers, what they cost, and names of functions.';
}

function listParts({ messages, tools }: Composed): ReadonlyArray<{ readonly role: string; readonly content: string }> {
  return tools.length > 0 ? [...messages, { role: 'tools', content: JSON.stringify(tools, undefined, 2) }] : messages;
}

/** Number of lines of the usual sentence beside a graph. */
const SENTENCE_LINES = 3;

const getStyles = (theme: GrafanaTheme2) => ({
  sent: css({ ...quietText(theme) }),
  // Reserves the final height, so that the button below does not move away from the pointer.
  sentence: css({ minHeight: `${SENTENCE_LINES * theme.typography.bodySmall.lineHeight}em` }),
  preview: css({ summary: { cursor: 'pointer' } }),
  text: css({
    maxHeight: 320,
    margin: theme.spacing(0, 0, 1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
