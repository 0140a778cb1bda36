import { css } from '@emotion/css';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { QuietProblem } from 'components/QuietProblem';
import { StateMessage } from 'components/StateMessage';
import type { ExplanationLinks } from 'flamegraph/view/useViewShell';
import type { ChatAvailability } from 'llm/findChatProvider';
import type { Explanation } from 'profile/explain/Explainer';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React, { useEffect, useMemo } from 'react';
import { AnswerSession } from './AnswerSession';
import { AskSection } from './AskSection';
import { buildCodeSubject } from './buildCodeSubject';
import type { Subject } from './Conversation';
import { FactList, type FactMoney } from './FactList';
import { useShown } from './useShown';

interface ExplainPanelProps extends ExplanationLinks {
  readonly title: string;
  /** undefined while facts are computed. */
  readonly explanation: Explanation | undefined;
  /** Reason why there are no facts. */
  readonly error: string | undefined;
  /** Sentence about what the facts lack; "" for nothing. */
  readonly problem: string;
  readonly subject: Subject;
  /** Money of `explanation`; undefined if nobody wants to see money, or there is no price. */
  readonly money?: FactMoney | undefined;
  /** undefined until it is known. */
  readonly availability: ChatAvailability | undefined;
  readonly session?: AnswerSession;
}

/** Outlives the panel: answers stay until the page is loaded again. */
const SESSION = new AnswerSession(() => Date.now());

/** Facts first, said by code; a model's answer only on a click, and checked against the profile. */
export function ExplainPanel(props: ExplainPanelProps): React.JSX.Element {
  const { title, error, availability, asked, actions, session = SESSION } = props;
  const { code, isOptimizing, onOptimizing } = props;
  const styles = useStyles2(getStyles);
  const shown = useShown(props.explanation, props.subject);
  const viewSubject = shown?.subject ?? props.subject;
  const codeSubject = useMemo(() => code && buildCodeSubject(viewSubject, code), [viewSubject, code]);
  const subject = isOptimizing ? codeSubject : viewSubject;
  const key = subject?.key;
  const topic = isOptimizing ? code && `code of ${code.functionName}` : 'view';
  useEffect(() => {
    if (topic === undefined) {
      return;
    }
    // Whoever opens the panel looks at the view on screen, not at what was asked elsewhere.
    const { conversations, selectedId } = session.getState();
    if (conversations.find(({ id }) => id === selectedId)?.subject.key !== key) {
      session.select(conversations.find((conversation) => conversation.subject.key === key)?.id);
    }
    // Only when the panel opens or its subject changes: later the answer stays, and says what it is about.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [session, topic]);
  // An answer to somebody who has left is worth nothing.
  useEffect(() => session.stop, [session]);
  return (
    <section className={styles.panel} aria-label={title} aria-busy={!error && !props.explanation}>
      {error ? (
        <StateMessage kind="error" title="The facts could not be computed">
          {error}
        </StateMessage>
      ) : !shown ? (
        <StateMessage kind="loading" title="Looking at the profile" />
      ) : (
        <>
          {(code ?? isOptimizing) && (
            <RadioButtonGroup
              size="sm"
              aria-label="What to ask about"
              options={[
                { label: 'This view', value: false },
                { label: code ? `Code of ${shorten(code.functionName)}` : 'Code', value: true },
              ]}
              value={isOptimizing}
              onChange={onOptimizing}
            />
          )}
          <QuietProblem sentence={props.problem} />
          {!isOptimizing && (
            <FactList
              facts={shown.explanation.facts}
              // The rate of this view says nothing about the cost of an older one.
              money={shown.explanation === props.explanation ? props.money : undefined}
              actions={actions}
            />
          )}
          {availability && (
            <AskSection
              explanation={shown.explanation}
              subject={subject}
              code={isOptimizing ? code : undefined}
              availability={availability}
              session={session}
              asked={asked}
              actions={actions}
            />
          )}
        </>
      )}
    </section>
  );
}

const MAX_NAME_CHARS = 30;

/** The end of a name says more than its beginning. */
function shorten(name: string): string {
  const shown = formatFunctionName(name);
  return shown.length > MAX_NAME_CHARS ? `…${shown.slice(1 - MAX_NAME_CHARS)}` : shown;
}

const getStyles = () => ({ panel: css({ minWidth: 0, overflowWrap: 'anywhere' }) });
