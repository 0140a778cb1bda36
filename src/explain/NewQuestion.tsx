import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, InlineSwitch, useStyles2 } from '@grafana/ui';
import type { AskedFunction } from 'components/useAskedFunction';
import type { ChatProvider } from 'llm/ChatProvider';
import type { Explanation } from 'profile/explain/Explainer';
import { formatInteger } from 'profile/format/formatNumber';
import type { Prompt } from 'profile/prompt/buildPrompt';
import React, { useEffect, useState } from 'react';
import type { AnswerSession } from './AnswerSession';
import { Composer } from './Composer';
import { getPromptBudget, type Subject } from './Conversation';
import { Preview } from './Preview';

interface NewQuestionProps {
  readonly explanation: Explanation;
  readonly subject: Subject;
  readonly provider: ChatProvider;
  readonly session: AnswerSession;
  readonly asked: AskedFunction | undefined;
}

/** What would be sent about the view on screen, and the button that sends it. */
export function NewQuestion({ explanation, subject, provider, session, asked }: NewQuestionProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [redacts, setRedacts] = useState(true);
  const { prompt, problem } = usePrompt(explanation, subject, provider, redacts);
  const redaction = { labelValues: redacts, pathsAndHosts: redacts };
  return (
    <Composer
      provider={provider}
      asked={asked}
      isFollowUp={false}
      isDisabled={!prompt}
      onSend={(question) => prompt && session.start({ subject, explanation, provider, prompt, redaction }, question)}
    >
      <InlineSwitch
        transparent
        showLabel
        id="explain-redaction"
        label="Label values, paths and hosts as aliases"
        value={redacts}
        onChange={(event) => setRedacts(event.currentTarget.checked)}
      />
      {problem && <Alert severity="warning" title={problem} />}
      {prompt && (
        <div className={styles.sent}>
          {provider.name} would get about {formatInteger(prompt.estimatedTokens)} tokens: facts, names of functions and
          what they cost. {prompt.leftOut.join(' ')}
          <Preview title="All that would be sent" getMessages={() => prompt.messages} />
        </div>
      )}
    </Composer>
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
      redaction: { labelValues: redacts, pathsAndHosts: redacts },
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

function getStyles(theme: GrafanaTheme2): Record<'sent', string> {
  return { sent: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }) };
}
