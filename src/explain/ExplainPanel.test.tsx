import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ChatEvent, ChatProvider } from 'llm/ChatProvider';
import type { Explanation } from 'profile/explain/Explainer';
import React from 'react';
import { explainTree } from '../../tests/helpers/explainTree';
import { treeFromText } from '../../tests/helpers/treeFromText';
import { AnswerSession } from './AnswerSession';
import type { Subject } from './Conversation';
import { ExplainPanel } from './ExplainPanel';
import type { FactMoney } from './FactList';

const ACTIONS = { onHoverFunction: () => undefined, onFocusFunction: () => undefined, onOpenMenu: () => undefined };
const WHOLE = explainTree(treeFromText('main.main;regexp.MustCompile 900000000\nmain.main;main.load 100000000'));
const NARROWED = explainTree(treeFromText('regexp.MustCompile 900000000'));

const about = (key: string): Subject => ({ key, title: `cpu of ${key}`, provenance: [], labels: [] });

/** A model that says what it is told to, until it is stopped. */
class FakeModel {
  signal: AbortSignal | undefined;
  private wake: (() => void) | undefined;
  private readonly events: ChatEvent[] = [];

  readonly provider: ChatProvider = {
    ...{ id: 'endpoint', name: 'llm.example.com', contextTokens: 16_000, maxRequestBytes: 1e6 },
    ...{ getModelName: () => 'small', computeRequestBytes: () => 0, check: async () => undefined },
    stream: (_, { signal }) => this.stream(signal),
  };

  say(event: ChatEvent): Promise<void> {
    return act(async () => {
      this.events.push(event);
      this.wake?.();
    });
  }

  private async *stream(signal: AbortSignal): AsyncGenerator<ChatEvent> {
    this.signal = signal;
    for (;;) {
      const event = this.events.shift();
      if (event) {
        yield event;
        if (event.kind === 'end') {
          return;
        }
      } else {
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
    }
  }
}

function Panel(props: {
  explanation: Explanation | undefined;
  subject: Subject;
  model: FakeModel;
  session: AnswerSession;
  money?: FactMoney;
}): React.JSX.Element {
  return (
    <ExplainPanel
      title="Explain flame graph"
      explanation={props.explanation}
      subject={props.subject}
      money={props.money}
      session={props.session}
      availability={{ status: 'ready', provider: props.model.provider }}
      actions={ACTIONS}
      problem=""
      error={undefined}
      asked={undefined}
      code={undefined}
      isOptimizing={false}
      onOptimizing={() => undefined}
    />
  );
}

test('an answer goes on while the view changes below it, and ends when the panel goes', async () => {
  const model = new FakeModel();
  const session = new AnswerSession(() => 0);
  const user = userEvent.setup();
  const show = (explanation: Explanation | undefined, key: string): React.JSX.Element => (
    <Panel explanation={explanation} subject={about(key)} model={model} session={session} />
  );
  const { rerender, unmount } = render(show(WHOLE, 'checkout'));
  await user.click(await screen.findByRole('button', { name: 'Send to llm.example.com' }));
  await model.say({ kind: 'text', text: '`main.load` is ' });
  const link = await screen.findByRole('button', { name: 'main.load' });
  const status = screen.getByRole('status');
  expect(status).toHaveTextContent(/^Answering …$/);
  link.focus();

  rerender(show(undefined, 'checkout, focused'));
  expect(screen.getByRole('region', { name: 'Explain flame graph' })).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByRole('heading', { name: 'Findings' })).toBeInTheDocument();
  rerender(show(NARROWED, 'checkout, focused'));
  expect(screen.getByRole('region', { name: 'Explain flame graph' })).toHaveAttribute('aria-busy', 'false');
  expect(screen.getByText(/This is about another view: cpu of checkout/)).toBeInTheDocument();
  expect(link).toHaveFocus();
  expect(model.signal?.aborted).toBe(false);

  await model.say({ kind: 'text', text: 'quick.' });
  await model.say({ kind: 'end', reason: 'stop', model: 'small' });
  expect(await screen.findByText(/is quick\./)).toBeInTheDocument();
  expect(status).toHaveTextContent('Checked against the profile: 1 of 1 names, 0 of 0 numbers · small');

  await user.type(screen.getByRole('textbox', { name: 'Another question about this view' }), 'Why?');
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  await screen.findByText('Waiting for the model …');
  unmount();
  expect(model.signal?.aborted).toBe(true);
});

test('findings say what they cost, which no model gets to see', async () => {
  const money: FactMoney = {
    sentence: 'At this rate 1 core costs €29.20/month, extrapolated from 1 min.',
    describe: (part) => `At this rate ${part / 1e9} of it.`,
  };
  const session = new AnswerSession(() => 0);
  const { model, subject } = { model: new FakeModel(), subject: about('checkout') };
  const panel = (explanation: Explanation | undefined): React.JSX.Element => (
    <Panel {...{ explanation, subject, model, session, money }} />
  );
  const { rerender } = render(panel(WHOLE));
  const [found] = await screen.findAllByRole('listitem');
  expect(found).toHaveTextContent(/regexp.* At this rate 0\.9 of it\./);
  expect(screen.getByText(money.sentence)).toBeVisible();
  expect(JSON.stringify(WHOLE.facts)).not.toContain('€');

  // The one before stays while the next one is computed, without the next one's prices.
  rerender(panel(undefined));
  expect(found).not.toHaveTextContent('At this rate');
});
