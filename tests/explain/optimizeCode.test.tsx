import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AnswerSession } from 'explain/AnswerSession';
import { ExplainPanel } from 'explain/ExplainPanel';
import { printConversation } from 'explain/printConversation';
import { ChatError } from 'llm/ChatError';
import type { ChatMessage, ChatProvider } from 'llm/ChatProvider';
import type { ChatAvailability } from 'llm/findChatProvider';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import React from 'react';
import { explainTree } from '../helpers/explainTree';
import { treeFromText } from '../helpers/treeFromText';

const SOURCE = [
  'func tags(all map[string]string) string {',
  '\tnames := keysOf(all) // do < this',
  '\tsort.Strings(names)',
  '}',
];
const NOTHING = { self: 0, total: 0 };

const CODE: CodeExcerpt = {
  functionName: 'main.tags',
  file: 'shop/tags.go',
  fileLineCount: 60,
  lines: SOURCE.map((text, at) => ({ line: 41 + at, text, costs: [at === 2 ? { self: 0, total: 500e6 } : NOTHING] })),
  costs: [{ self: 0, total: 500e6 }],
  callers: [{ name: 'main.main', file: 'shop/main.go', line: 3, total: 500e6 }],
  note: '',
};

const ANSWER = `- [observation] \`L43\` takes {L43.total%}; line 99 takes 3 %.
- [suggestion] Sort without reflection:

\`\`\`diff
 \tnames := keysOf(all) // do < this
-\tsort.Strings(names)
+\tslices.Sort(names)
\`\`\`

\`\`\`diff
-\tsort.Sort(names)
+\tslices.Sort(names)
\`\`\`
`;

const TREE = treeFromText('main.main;main.tags;sort.Strings 500000000\nmain.main;main.load 500000000');
const EXPLANATION = explainTree(TREE);
const SUBJECT = { key: 'a', title: 'cpu of shop', provenance: [], labels: [{ name: 'pod', value: 'shop-7f' }] };
const ACTIONS = { onHoverFunction: () => undefined, onFocusFunction: () => undefined, onOpenMenu: () => undefined };

function createProvider(sent: ChatMessage[][], answer = ANSWER): ChatProvider {
  return {
    id: 'endpoint',
    name: 'llm.example.com',
    contextTokens: 16_000,
    maxRequestBytes: 1e6,
    getModelName: () => 'small',
    computeRequestBytes: () => 0,
    check: () => Promise.resolve(),
    async *stream(messages) {
      sent.push([...messages]);
      for (const piece of answer.match(/[\s\S]{1,17}/g) ?? []) {
        yield { kind: 'text', text: piece };
      }
      yield { kind: 'end', reason: 'stop', model: 'small' };
    },
  };
}

interface Shown {
  readonly code?: CodeExcerpt | undefined;
  readonly isOptimizing?: boolean;
  readonly availability?: ChatAvailability;
}

function buildPanel(session: AnswerSession, { code, isOptimizing = true, availability }: Shown): React.JSX.Element {
  return (
    <ExplainPanel
      {...{
        title: 'Explain flame graph',
        explanation: EXPLANATION,
        error: undefined,
        problem: '',
        subject: SUBJECT,
        availability,
      }}
      {...{ asked: undefined, actions: ACTIONS, code, isOptimizing, session }}
      onOptimizing={() => undefined}
    />
  );
}

test('code is asked about, with nothing sent before the click; lines are checked and a change is a diff', async () => {
  const sent: ChatMessage[][] = [];
  const session = new AnswerSession(() => 0);
  const availability = { status: 'ready', provider: createProvider(sent) } as const;
  const { rerender } = render(buildPanel(session, { code: CODE, availability }));
  expect(await screen.findByText(/4 lines of source code, .* The code leaves this browser\./)).toBeInTheDocument();
  expect(screen.queryByText(/Only line numbers and costs/)).toBeNull();
  await userEvent.click(screen.getByText('All that would be sent'));
  const preview = [...document.querySelectorAll('details pre')].map(({ textContent }) => textContent);
  expect(sent).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Send to llm.example.com' }));
  const article = await screen.findByRole('article');
  await waitFor(() => expect(article).toHaveAttribute('aria-busy', 'false'));
  const [messages = []] = sent;
  expect(messages.map(({ content }) => content)).toEqual(preview.slice(0, 2));
  expect(messages.map(({ role, content }) => [role, content.includes('do \\u003c this')])).toEqual([
    ['system', false],
    ['user', true],
  ]);

  expect(article).toHaveTextContent('L43 takes 100 %');
  expect(within(article).getByText('line 99').tagName).toBe('DEL');
  expect(article).toHaveTextContent('The file has 60 lines.');
  const [fits, other] = within(article).getAllByRole('figure', { name: 'Suggested change' });
  expect(fits).toHaveTextContent('Nothing is applied');
  expect(
    [...(fits?.querySelectorAll('pre > *') ?? [])].map(({ tagName, textContent }) => [tagName, textContent]),
  ).toEqual([
    ['SPAN', '42       names := keysOf(all) // do < this\n'],
    ['DEL', '43 -     sort.Strings(names)\n'],
    ['INS', '   +     slices.Sort(names)\n'],
  ]);
  expect(other).toHaveTextContent('Not applicable: “sort.Sort(names)” is no line of the source that was sent.');
  expect(article).toHaveTextContent('1 of 2 lines');
  const [conversation] = session.getState().conversations;
  const printed = conversation ? printConversation(conversation) : '';
  expect(printed).toContain('~~line 99~~ *(The file has 60 lines.)*');
  expect(printed).toContain('*(not applicable: “sort.Sort(names)” is no line of the source that was sent.)*');
  expect(printed).toContain('- Code: main.tags in shop/tags.go, lines 41 to 44');

  // A follow-up takes the same code along, whatever is on screen by then; the view has its own question.
  rerender(buildPanel(session, { code: { ...CODE, lines: CODE.lines.slice(1) }, availability }));
  expect(screen.getByText(/This is about another state of the code/)).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Another question about this code' }), 'And then?');
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await waitFor(() => expect(screen.getAllByRole('figure')).toHaveLength(4));
  expect(sent[1]?.[1]).toEqual(messages[1]);
  rerender(buildPanel(session, { code: CODE, availability, isOptimizing: false }));
  expect(screen.getByRole('textbox', { name: 'Question about this view' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Code of main\.tags/ })).toBeInTheDocument();
});

test('without a source there are line numbers and costs, and the way to more', async () => {
  const sent: ChatMessage[][] = [];
  const availability = { status: 'ready', provider: createProvider(sent) } as const;
  const lines = CODE.lines.filter(({ line }) => line === 43).map((line) => ({ ...line, text: undefined }));
  render(buildPanel(new AnswerSession(() => 0), { code: { ...CODE, lines, fileLineCount: undefined }, availability }));
  expect(await screen.findByText(/tokens go to .*: line numbers, what they cost/)).toBeInTheDocument();
  expect(screen.getByText(/Open or drop a file or folder in Function details/)).toBeInTheDocument();
  expect(sent).toEqual([]);
});

test('without a model, or where sending is switched off, it says what to do', () => {
  const session = new AnswerSession(() => 0);
  const { rerender } = render(
    buildPanel(session, {
      code: CODE,
      availability: { status: 'unavailable', error: new ChatError('no-provider') },
    }),
  );
  expect(screen.getByText(/An administrator can choose one on the configuration page/)).toBeInTheDocument();
  rerender(
    buildPanel(session, { code: CODE, availability: { status: 'unavailable', error: new ChatError('switched-off') } }),
  );
  expect(screen.getByText(/Sending to a model is switched off/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
});

test('while the lines are on their way nothing can be sent', () => {
  const provider = createProvider([]);
  render(buildPanel(new AnswerSession(() => 0), { availability: { status: 'ready', provider } }));
  expect(screen.getByText('Waiting for the lines in Function details')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
});
