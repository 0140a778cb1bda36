import { Alert, InlineSwitch } from '@grafana/ui';
import type { AskedFunction } from 'components/useAskedFunction';
import type { ChatProvider } from 'llm/ChatProvider';
import type { Explanation } from 'profile/explain/Explainer';
import type { Prompt } from 'profile/prompt/buildPrompt';
import type { RedactionOptions } from 'profile/prompt/Redaction';
import React, { useEffect, useMemo, useState } from 'react';
import type { AnswerSession } from './AnswerSession';
import { Composer } from './Composer';
import { beginConversation, getPromptBudget, type Subject } from './Conversation';
import { WouldBeSent } from './WouldBeSent';

interface NewQuestionProps {
  readonly explanation: Explanation;
  readonly subject: Subject;
  readonly provider: ChatProvider;
  readonly session: AnswerSession;
  readonly asked: AskedFunction | undefined;
}

/** What would be sent about the view on screen, and the button that sends it. */
export function NewQuestion({ explanation, subject, provider, session, asked }: NewQuestionProps): React.JSX.Element {
  const [redacts, setRedacts] = useState(true);
  const { prompt, problem } = usePrompt(explanation, subject, provider, redacts);
  const begun = useMemo(
    () => prompt && beginConversation({ explanation, provider, prompt, redaction: getRedaction(redacts) }),
    [explanation, provider, prompt, redacts],
  );
  return (
    <Composer
      provider={provider}
      asked={asked}
      isFollowUp={false}
      isDisabled={!prompt}
      onSend={(question) => begun && session.start({ ...begun, subject }, question)}
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
          {problem && <Alert severity="warning" title={problem} />}
          {begun && <WouldBeSent begun={begun} draft={draft} />}
        </>
      )}
    />
  );
}

interface Packed {
  readonly of: readonly unknown[];
  readonly prompt?: Prompt;
  readonly problem?: string;
}

/** The prompt as it would be sent; empty while it is made. */
function usePrompt(
  explanation: Explanation,
  { labels }: Subject,
  { contextTokens }: ChatProvider,
  redacts: boolean,
): Pick<Packed, 'prompt' | 'problem'> {
  const [packed, setPacked] = useState<Packed>();
  useEffect(() => {
    let isWanted = true;
    const of = [explanation, redacts];
    const question = {
      labels,
      redaction: getRedaction(redacts),
      budgetTokens: getPromptBudget(contextTokens),
    };
    explanation.buildPrompt(question).then(
      (prompt) => isWanted && setPacked({ of, prompt }),
      (error: unknown) =>
        isWanted && setPacked({ of, problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [explanation, labels, contextTokens, redacts]);
  const isCurrent = packed?.of[0] === explanation && packed.of[1] === redacts;
  return isCurrent ? packed : {};
}

function getRedaction(redacts: boolean): RedactionOptions {
  return { labelValues: redacts, pathsAndHosts: redacts };
}
