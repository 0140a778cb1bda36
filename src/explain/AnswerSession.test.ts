/** @jest-environment node */
import type { ChatProvider } from 'llm/ChatProvider';
import { createEndpointProvider, ENDPOINT_PATH } from 'llm/createEndpointProvider';
import { parseLlmSettings } from 'llm/settings';
import { explainTree } from '../../tests/helpers/explainTree';
import { type ScriptedModel, startScriptedModel } from '../../tests/helpers/scriptedModel';
import { treeFromText } from '../../tests/helpers/treeFromText';
import { AnswerSession } from './AnswerSession';
import { composeQuestion } from './composeQuestion';
import { beginConversation, type Conversation, type Question, type Subject } from './Conversation';
import { printConversation } from './printConversation';

const SUBJECT: Subject = {
  key: 'view-1',
  title: 'cpu of checkout',
  provenance: [{ label: 'Query', value: '{pod="checkout-7f"}' }],
  labels: [{ name: 'pod', value: 'checkout-7f' }],
};
const REDACTION = { labelValues: true, pathsAndHosts: true };

const tree = treeFromText(`
  main.main;shop.Check;regexp.MustCompile 600000000
  main.main;shop.Load;/srv/app/store/db.py:3 - fetch 400000000
`);

let model: ScriptedModel;
let provider: ChatProvider;
let session: AnswerSession;

beforeEach(async () => {
  model = await startScriptedModel();
  session = new AnswerSession(() => Date.UTC(2026, 10, 23));
  provider = createEndpointProvider({
    settings: parseLlmSettings({ llmSavedUrl: model.url, llmModel: 'small' }),
    fetch: (path, init) => fetch(path.replace(ENDPOINT_PATH, `${model.url}/chat/completions`), init),
  });
});

afterEach(() => model.close());

async function start(question: Partial<Question> = {}): Promise<void> {
  const explanation = explainTree(tree);
  const prompt = await explanation.buildPrompt({
    labels: SUBJECT.labels,
    redaction: REDACTION,
    budgetTokens: 8_000,
  });
  const asked = { text: '', about: undefined, tier: 'base', allowsLookUps: true, ...question } as const;
  session.start(
    { ...beginConversation({ explanation, provider, prompt, redaction: REDACTION }), subject: SUBJECT },
    asked,
  );
}

async function begin(question: Partial<Question> = {}): Promise<Conversation> {
  await start(question);
  return settled();
}

const ask = async (text: string, more: Partial<Question> = {}): Promise<Conversation> => {
  const id = session.getState().conversations[0]?.id ?? 0;
  await session.ask(id, { text, about: undefined, tier: 'base', allowsLookUps: true, ...more });
  return settled();
};

/** Once nothing more comes. */
async function settled(): Promise<Conversation> {
  await until(() => {
    const status = session.getState().conversations[0]?.turns.at(-1)?.status;
    return status !== undefined && status !== 'answering';
  });
  const [conversation] = session.getState().conversations;
  if (!conversation) {
    throw new Error('The conversation is gone.');
  }
  return conversation;
}

async function until(isDone: () => boolean): Promise<void> {
  for (let tries = 0; !isDone(); tries++) {
    if (tries > 2_000) {
      throw new Error('It did not come to that.');
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const lastTurn = ({ turns }: Conversation) => turns.at(-1);

test('an answer is checked; numbers are filled in, and what is wrong is named', async () => {
  model.answer = [
    '- [observation] `F1` takes {F1.to',
    'tal%}, and `shop.Charge` 12 %.\n',
    '- `main.main` calls `F1`.\n',
  ];
  const conversation = await begin();
  const turn = lastTurn(conversation);
  expect(turn).toMatchObject({ status: 'whole', model: 'small', problem: undefined });
  expect(turn?.checked?.summary.sentence).toBe('3 of 4 names, 1 of 2 numbers, 1 of 1 relations');
  expect(printConversation(conversation)).toBe(
    [
      '# cpu of checkout',
      '- [observation] `regexp.MustCompile` takes 60 %, and ~~`shop.Charge`~~ *(No function of this profile has this name.)* ~~12 %~~ *(It is said of something that is not in this profile.)*.\n- `main.main` calls `regexp.MustCompile`.',
      '*Checked against the profile: 3 of 4 names, 1 of 2 numbers, 1 of 1 relations.*',
      '---',
      `- Query: {pod="checkout-7f"}\n- Model: ${provider.name.replaceAll('_', '\\_')}, small\n- Asked: 2026-11-23T00:00:00.000Z\n`,
    ].join('\n\n'),
  );
});

test('a copy holds no HTML, image or link, whoever wrote it', async () => {
  model.answer = [
    'See ![x](https://evil.test/a.png?d=1) and [docs](javascript:alert(1)), <img src=x>, www.evil.test and <https://evil.test>.\n',
    '\n[ref]: https://evil.test/ref\n',
  ];
  const copy = printConversation(await begin({ text: '<b>Why</b> ![y](https://evil.test/b.png)?' }));
  expect(copy).toContain('> \\<b>Why\\</b> \\[y](https://evil.test/b.png)?');
  expect(copy).toContain(
    'See ![x] (`https://evil.test/a.png?d=1`, not checked) and [docs] (`javascript:alert(1)`, not checked), \\<img src=x>, ',
  );
  expect(copy.replace(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)\[[^\]]*\]\(|\]:|(?<!\\)<[a-z]|www\./i);
});

test('a copy says what the facts are that an answer cites', async () => {
  model.answer = ['As K2 and K99 say.'];
  const copy = printConversation(await begin());
  expect(copy).toContain('As K2 and ~~K99~~ *(There is no fact K99.)* say.');
  expect(copy).toMatch(/\n---\n\n- K2: In all it holds 1 s, .*\n- Query:/);
});

test('label values and paths leave as aliases, and come back in the answer', async () => {
  model.answer = ['On value-1 most of `path-1/db.py:3 - fetch` is waiting.'];
  const turn = lastTurn(await begin({ text: 'Why is checkout-7f slow?' }));
  expect(JSON.stringify(model.requests[0]?.body)).not.toMatch(/checkout-7f|\/srv\/app/);
  expect(JSON.stringify(model.requests[0]?.body)).toContain('Why is value-1 slow?');
  expect(turn?.text).toBe('On checkout-7f most of `/srv/app/store/db.py:3 - fetch` is waiting.');
  expect(turn?.checked?.summary.names).toEqual({ ok: 1, checked: 1 });
});

test('a follow-up takes the conversation along, and a function that it is about with its numbers', async () => {
  model.answer = ['First answer.'];
  await begin();
  const conversation = await ask('And this one?', { about: 'shop.Load' });
  expect(conversation.turns).toHaveLength(2);
  const messages = model.requests[1]?.body.messages ?? [];
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
  expect(messages.at(-1)?.content).toMatch(
    /^And this one\?\n\{"function":\["F\d+","shop.Load","0 % \(0 ns\)","40 % \(400 ms\)"\]/,
  );
});

test('the model looks things up, and every call is shown with all that it got', async () => {
  model.lookUp = { name: 'callers', argumentsJson: '{"function":"regexp.MustCompile"}' };
  model.answer = ['`shop.Check` calls it.'];
  const turn = lastTurn(await begin({ text: 'mode:look-up' }));
  expect(turn).toMatchObject({ status: 'whole', text: '`shop.Check` calls it.' });
  expect(turn?.lookUps).toEqual([
    {
      tool: 'callers',
      argumentsJson: '{"function":"regexp.MustCompile"}',
      content: expect.stringContaining('"rows":[["F3","shop.Check","60 %"]]'),
    },
  ]);
  const [, second] = model.requests;
  expect(second?.body.messages?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
});

test('look-ups end: a model that never answers is stopped', async () => {
  const forever = { ...provider, stream: loopingStream };
  provider = forever;
  const turn = lastTurn(await begin());
  expect(turn?.lookUps).toHaveLength(4);
  expect(turn?.lookUps.at(-1)?.content).toContain('No more look-ups');
  expect(turn).toMatchObject({ status: 'partial', problem: expect.stringMatching(/again and again/) });
});

async function* loopingStream(): ReturnType<ChatProvider['stream']> {
  yield { kind: 'tool-calls', calls: [{ id: 'a', name: 'search', argumentsJson: '{"text":"shop"}' }] };
  yield { kind: 'end', reason: 'tool-calls', model: 'm' };
}

test('a model without tools answers without them, and is not asked with them again', async () => {
  model.answer = ['Plain.'];
  const turn = lastTurn(await begin({ text: 'mode:no-tools' }));
  expect(turn).toMatchObject({
    status: 'whole',
    text: 'Plain.',
    note: expect.stringMatching(/cannot look anything up/),
  });
  await ask('More?');
  expect(model.requests.map(({ body }) => body.tools !== undefined)).toEqual([true, false, false]);
});

test.each([
  ['401', /refused the key/],
  ['404', /does not know this model/],
  ['429', /Ask again in 20 s/],
  ['500', /provider failed/],
  ['html', /provider failed/],
  ['reset', /was not reached/],
  ['empty', /empty answer/],
])('refused with %s: one sentence, and asking again is possible', async (mode, sentence) => {
  expect(lastTurn(await begin({ text: `mode:${mode}` }))).toMatchObject({
    status: 'partial',
    raw: '',
    problem: expect.stringMatching(sentence),
  });
  model.answer = ['Fine.'];
  expect(lastTurn(await ask('Again?'))).toMatchObject({ status: 'whole', text: 'Fine.' });
});

test.each([
  ['cut', /cut off before its end/],
  ['malformed', /not in the form/],
  ['error-event', /provider failed/],
  ['end-early', /cut off before its end/],
  ['length', /limit for the length/],
  ['filter', /held back/],
])('broken off (%s): what came stays, checked and marked', async (mode, sentence) => {
  const turn = lastTurn(await begin({ text: `mode:${mode}` }));
  expect(turn).toMatchObject({ status: 'partial', problem: expect.stringMatching(sentence) });
  expect(turn?.text).toContain('json.Unmarshal');
  expect(turn?.checked?.claims.some(({ verdict }) => verdict === 'unknown-name')).toBe(true);
});

test('a stop reaches the provider and keeps what came', async () => {
  await start({ text: 'mode:slow' });
  await until(() => (session.getState().conversations[0]?.turns[0]?.text.length ?? 0) > 10);
  session.stop();
  expect(lastTurn(await settled())).toMatchObject({ status: 'partial', problem: 'Stopped. What came so far is kept.' });
  await until(() => model.requests[0]?.isAborted === true);
});

test('what is stopped before its first word leaves nothing behind', async () => {
  await start({ text: 'mode:hang' });
  await until(() => model.requests.length > 0);
  session.stop();
  await until(() => session.getState().conversations.length === 0);
  expect(session.getState().selectedId).toBeUndefined();
});

test('what is composed beforehand is what is sent, the first time and later', async () => {
  await begin({ text: 'Why so slow in /srv/shop?' });
  const [first] = session.getState().conversations;
  const draft = { text: 'And on host-7.internal?', about: 'shop.Check', allowsLookUps: true };
  if (!first) {
    throw new Error('The conversation is gone.');
  }
  const opening = await composeQuestion(
    { ...first, turns: [] },
    { ...draft, text: 'Why so slow in /srv/shop?', about: undefined },
  );
  const later = await composeQuestion(first, draft);
  await ask(draft.text, draft);
  const sent = model.requests.map(({ body }) => body.messages?.map(({ content }) => content));
  expect(sent[0]).toEqual(opening.messages.map(({ content }) => content));
  expect(sent[1]).toEqual(later.messages.map(({ content }) => content));
  expect(model.requests[1]?.body.tools).toHaveLength(later.tools.length);
});

test('of an answer without an end 64 KB are taken, the provider is stopped, and that is said', async () => {
  const line = '- `main.main` takes 100 %, `shop.Charge` 12 %.\n';
  model.answer = Array.from({ length: 40 }, () => line.repeat(60));
  const turn = lastTurn(await begin());
  expect(turn).toMatchObject({
    status: 'partial',
    problem: 'The answer is longer than 64 KB. The rest was not taken, and the model was stopped.',
  });
  expect(turn?.text).toHaveLength(64 * 1024);
  expect(turn?.checked?.claims.length).toBeGreaterThan(5_000);
  await until(() => model.requests[0]?.isAborted === true);
});

test('what was checked of a growing answer is not asked for again, and the whole is the same as at once', async () => {
  const line = '- `main.main` takes 100 %, `shop.Charge` 12 %; `main.main` calls `shop.Charge`.\n';
  const explanation = explainTree(tree);
  const given: number[] = [];
  const checkAnswer: typeof explanation.checkAnswer = async (question) => {
    const found = await explanation.checkAnswer(question);
    given.push(found.claims.length);
    return found;
  };
  const prompt = await explanation.buildPrompt({ labels: [], redaction: REDACTION, budgetTokens: 8_000 });
  model.answer = Array.from({ length: 20 }, () => line.repeat(10));
  session.start(
    {
      ...beginConversation({ explanation: { ...explanation, checkAnswer }, provider, prompt, redaction: REDACTION }),
      subject: SUBJECT,
    },
    { text: '', about: undefined, tier: 'base', allowsLookUps: false },
  );
  const turn = lastTurn(await settled());
  const { functionIds, aliases } = prompt;
  const knownWords = ['pod', 'checkout-7f', ...aliases.flatMap(({ alias, original }) => [alias, original])];
  const whole = explainTree(tree);
  const atOnce = await whole.checkAnswer({ text: line.repeat(200), isFinished: true, functionIds, knownWords });
  expect(turn?.checked?.claims).toEqual(atOnce.claims);
  expect(turn?.checked?.names).toEqual(atOnce.names);
  // A few of the open end come twice; all of them each time would be ten times as many.
  const sum = given.reduce((all, count) => all + count, 0);
  expect(sum).toBeLessThan(2 * atOnce.claims.length);
});
