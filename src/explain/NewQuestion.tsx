import { Alert, InlineSwitch } from '@grafana/ui';
import type { AskedFunction } from 'components/ExplanationActions';
import { useAnswer } from 'components/useAnswer';
import type { ChatProvider } from 'llm/ChatProvider';
import type { Explanation } from 'profile/explain/Explainer';
import type { RedactionOptions } from 'profile/explain/prompt/Redaction';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import React, { useMemo, useState } from 'react';
import type { AnswerSession } from './AnswerSession';
import { Composer } from './Composer';
import { beginConversation, getPromptBudget, type Subject } from './Conversation';
import { WouldBeSent } from './WouldBeSent';

export interface NewQuestionProps {
  readonly explanation: Explanation;
  readonly subject: Subject;
  /** Code that the question is about; undefined if it is about the view. */
  readonly code: CodeExcerpt | undefined;
  readonly provider: ChatProvider;
  readonly session: AnswerSession;
  readonly asked: AskedFunction | undefined;
}

/** Form with the text that would be sent about the view on screen, and the button that sends it. */
export function NewQuestion(props: NewQuestionProps): React.JSX.Element {
  const { explanation, subject, code, provider, session, asked } = props;
  const [redacts, setRedacts] = useState(true);
  const { labels } = subject;
  const { contextTokens } = provider;
  const { current: prompt, error: problem } = useAnswer([explanation, labels, code, contextTokens, redacts], () =>
    explanation.buildPrompt({
      labels,
      code,
      redaction: getRedaction(redacts),
      budgetTokens: getPromptBudget(contextTokens),
    }),
  );
  const conversation = useMemo(
    () => prompt && beginConversation({ explanation, provider, prompt, redaction: getRedaction(redacts) }),
    [explanation, provider, prompt, redacts],
  );
  return (
    <Composer
      provider={provider}
      asked={asked}
      isFollowUp={false}
      topic={code ? 'code' : 'view'}
      isDisabled={!prompt}
      onSend={(question) => conversation && session.start({ ...conversation, subject }, question)}
      renderDraft={(draft) => (
        <>
          <InlineSwitch
            transparent
            showLabel
            id="explain-redaction"
            label="Label values, paths and hosts as aliases"
            value={redacts}
            onChange={(event) => setRedacts(event.currentTarget.checked)}
          />
          {code && code.fileLineCount === undefined && (
            <Alert severity="info" title="Only line numbers and costs, no source">
              With the source a model can say what to change. Open or drop a file or folder in Function details, or
              connect to GitHub there.
            </Alert>
          )}
          {problem && <Alert severity="warning" title={problem} />}
          {conversation && <WouldBeSent conversation={conversation} draft={draft} />}
        </>
      )}
    />
  );
}

function getRedaction(redacts: boolean): RedactionOptions {
  return { labelValues: redacts, pathsAndHosts: redacts };
}
