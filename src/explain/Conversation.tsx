import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Switch, useStyles2 } from '@grafana/ui';
import { ChatError } from 'llm/ChatError';
import type { ChatProvider } from 'llm/ChatProvider';
import { findChatProvider } from 'llm/findChatProvider';
import type { Facts } from 'profile/facts/Fact';
import type { GroundingResult } from 'profile/grounding/Claim';
import { Grounder } from 'profile/grounding/Grounder';
import { buildPrompt, type Prompt, type PromptInput } from 'profile/prompt/buildPrompt';
import React, { useEffect, useRef, useState } from 'react';
import { AnswerText } from './AnswerText';

/** What a prompt is made of, beside the facts and what the user chose. */
export type ConversationSubject = Pick<PromptInput, 'tree' | 'profileTypeId' | 'categoryRules' | 'labels'> & {
  /** Value before transforms. */
  readonly untransformedTotal: number;
  readonly durationMs: number;
};

interface ConversationProps {
  readonly facts: Facts;
  readonly loadSubject: () => Promise<ConversationSubject>;
  readonly onHoverFunction: (name: string | undefined) => void;
  readonly onFocusFunction: (name: string) => void;
}

/** What will be sent if the user says so. */
interface Prepared {
  readonly provider: ChatProvider;
  readonly subject: ConversationSubject;
  readonly prompt: Prompt;
}

type State =
  | { readonly status: 'idle' }
  | { readonly status: 'preparing' }
  | { readonly status: 'prepared'; readonly prepared: Prepared }
  | { readonly status: 'answering' | 'answered'; readonly prepared: Prepared; readonly answer: Answer };

interface Answer {
  readonly text: string;
  readonly result: GroundingResult;
  readonly model?: string;
  /** Why it is not whole. */
  readonly problem?: string;
}

/** A part of the model's window is left for its answer. */
const PROMPT_SHARE = 0.7;

/** Asks a model about the profile: what would be sent is shown first, nothing is sent without a click, all is checked. */
export function Conversation({ facts, loadSubject, ...actions }: ConversationProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [state, setState] = useState<State>({ status: 'idle' });
  const [problem, setProblem] = useState<string>();
  const [redacts, setRedacts] = useState(true);
  const request = useRef<AbortController>(undefined);
  // An answer to someone who has left is worth nothing.
  useEffect(() => () => request.current?.abort(), []);

  const prepare = async (redactsValues: boolean): Promise<void> => {
    setProblem(undefined);
    setState({ status: 'preparing' });
    try {
      const availability = await findChatProvider();
      if (availability.status === 'unavailable') {
        throw availability.error;
      }
      const { provider } = availability;
      const subject = await loadSubject();
      const prompt = buildPrompt({
        ...subject,
        facts,
        redaction: { labelValues: redactsValues, pathsAndHosts: redactsValues },
        budgetTokens: Math.floor(provider.contextTokens * PROMPT_SHARE),
      });
      setState({ status: 'prepared', prepared: { provider, subject, prompt } });
    } catch (error) {
      setState({ status: 'idle' });
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  const send = async (prepared: Prepared): Promise<void> => {
    const { provider, subject, prompt } = prepared;
    const controller = new AbortController();
    request.current = controller;
    const grounder = new Grounder({
      ...subject,
      functionIds: prompt.functionIds,
      facts: facts.facts,
      knownWords: [
        ...subject.labels.flatMap(({ name, value }) => [name, value]),
        ...prompt.aliases.map(({ alias }) => alias),
      ],
    });
    const show = (status: 'answering' | 'answered', more: Partial<Answer> = {}) => {
      const result = status === 'answered' ? grounder.finish() : grounder.getResult();
      setState({ status, prepared, answer: { text: grounder.getText(), result, ...more } });
    };
    show('answering');
    try {
      let model: string | undefined;
      for await (const event of provider.stream(prompt.messages, { signal: controller.signal, tier: 'base' })) {
        if (event.kind === 'text') {
          grounder.push(event.text);
          show('answering');
        } else if (event.kind === 'end') {
          model = event.model;
        }
      }
      show('answered', { model });
    } catch (error) {
      if (!(
        error instanceof ChatError &&
        error.code === 'stopped' &&
        controller.signal.aborted &&
        !grounder.getText()
      )) {
        show('answered', { problem: error instanceof Error ? error.message : String(error) });
      } else {
        setState({ status: 'prepared', prepared });
      }
    }
  };

  return (
    <section aria-label="Ask a model">
      <h3 className={styles.heading}>Ask a model</h3>
      {problem && <Alert severity="info" title={problem} />}
      {(state.status === 'idle' || state.status === 'preparing') && (
        <Button size="sm" disabled={state.status === 'preparing'} onClick={() => void prepare(redacts)}>
          {state.status === 'preparing' ? 'Preparing…' : 'Show what would be sent'}
        </Button>
      )}
      {state.status === 'prepared' && (
        <>
          <p>
            {state.prepared.provider.name} would get about {state.prepared.prompt.estimatedTokens} tokens: the facts
            above, names of functions and what they cost.
          </p>
          <label className={styles.row}>
            <Switch
              value={redacts}
              onChange={(event) => {
                setRedacts(event.currentTarget.checked);
                void prepare(event.currentTarget.checked);
              }}
            />
            Replace label values, paths and host names by aliases
          </label>
          {state.prepared.prompt.leftOut.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <details>
            <summary>All that would be sent</summary>
            <pre className={styles.sent}>
              {state.prepared.prompt.messages.map(({ content }) => content).join('\n\n')}
            </pre>
          </details>
          <Button size="sm" onClick={() => void send(state.prepared)}>
            Send to {state.prepared.provider.name}
          </Button>
        </>
      )}
      {(state.status === 'answering' || state.status === 'answered') && (
        <>
          <p role="status" className={styles.checked}>
            {state.status === 'answering' ? 'Answering… ' : ''}Checked against the profile:{' '}
            {state.answer.result.summary.sentence}
            {state.answer.model ? ` · ${state.answer.model}` : ''}
          </p>
          <AnswerText
            text={state.answer.text}
            claims={state.answer.result.claims}
            names={state.prepared.subject.tree.names}
            {...actions}
          />
          {state.answer.problem && <Alert severity="warning" title={state.answer.problem} />}
          {state.status === 'answering' ? (
            <Button size="sm" variant="secondary" onClick={() => request.current?.abort()}>
              Stop
            </Button>
          ) : (
            <Button
              size="sm"
              variant="secondary"
              onClick={() => setState({ status: 'prepared', prepared: state.prepared })}
            >
              Ask again
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'heading' | 'row' | 'sent' | 'checked', string> {
  return {
    heading: css({ fontSize: theme.typography.h5.fontSize, margin: theme.spacing(2, 0, 1) }),
    row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
    sent: css({ maxHeight: 320, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 11 }),
    checked: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
