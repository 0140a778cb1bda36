/** @jest-environment node */
import { ChatError } from './ChatError';
import type { ChatEvent } from './ChatProvider';
import { CompletionReader } from './CompletionReader';

const chunk = (delta: object, finishReason?: string, id = 'one'): object => ({
  id,
  model: 'small',
  choices: [{ index: 0, delta, finish_reason: finishReason ?? null }],
});

function readAll(chunks: readonly unknown[]): ChatEvent[] {
  const reader = new CompletionReader('endpoint');
  return [...chunks.flatMap((each) => reader.read(each)), ...reader.end()];
}

function getCode(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return error instanceof ChatError ? error.code : String(error);
  }
  return 'no error';
}

test('text comes piece by piece and ends with the model that gave it', () => {
  expect(
    readAll([chunk({ role: 'assistant' }), chunk({ content: 'Hot ' }), chunk({ content: 'path' }), chunk({}, 'stop')]),
  ).toEqual([
    { kind: 'text', text: 'Hot ' },
    { kind: 'text', text: 'path' },
    { kind: 'end', reason: 'stop', model: 'small' },
  ]);
});

test.each([
  ['length', 'length'],
  ['content_filter', 'filter'],
  ['eos', 'stop'],
])('the reason %s becomes %s', (finishReason, reason) => {
  expect(readAll([chunk({ content: 'a' }, finishReason)]).at(-1)).toMatchObject({ kind: 'end', reason });
});

test('a usage chunk without choices after the end changes nothing', () => {
  expect(
    readAll([chunk({ content: 'a' }), chunk({}, 'length'), { choices: [], usage: { total_tokens: 5 } }]),
  ).toHaveLength(2);
});

test('calls of functions are put together from their parts, two of them side by side', () => {
  const events = readAll([
    chunk({ role: 'assistant' }),
    chunk({ tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'callers' } }] }),
    chunk({ tool_calls: [{ index: 0, type: '', function: { arguments: '{"fn":' } }] }),
    chunk({ tool_calls: [{ index: 1, id: 'b', type: 'function', function: { name: 'search', arguments: '' } }] }),
    chunk({ tool_calls: [{ index: 0, type: '', function: { arguments: '"x"}' } }] }),
    chunk({}, 'stop'),
  ]);
  expect(events).toEqual([
    {
      kind: 'tool-calls',
      calls: [
        { id: 'a', name: 'callers', argumentsJson: '{"fn":"x"}' },
        { id: 'b', name: 'search', argumentsJson: '{}' },
      ],
    },
    { kind: 'end', reason: 'tool-calls', model: 'small' },
  ]);
});

test('what a model thinks is told apart from its answer', () => {
  expect(readAll([chunk({ reasoning_content: 'hm' }), chunk({ content: 'a' }, 'stop')])).toMatchObject([
    { kind: 'reasoning', text: 'hm' },
    { kind: 'text', text: 'a' },
    { kind: 'end' },
  ]);
});

test('services that name the role in every chunk, or give each chunk an id, are read all the same', () => {
  const chunks = [1, 2, 3].map((n) =>
    chunk({ role: 'assistant', content: `w${n} ` }, n === 3 ? 'stop' : undefined, `id${n}`),
  );
  expect(readAll(chunks)).toHaveLength(4);
});

test.each([
  ['an end without a reason is a cut', [chunk({ content: 'a' })], 'cut'],
  ['a beginning and nothing more is a cut', [chunk({ role: 'assistant' })], 'cut'],
  ['nothing at all is an empty answer', [], 'empty'],
  ['an end without text is an empty answer', [chunk({}, 'stop')], 'empty'],
  [
    'a second answer after the first began is a cut',
    [chunk({ content: 'a' }), chunk({ role: 'assistant' }, undefined, 'two')],
    'cut',
  ],
  ['an error in the middle', [chunk({ content: 'a' }), { error: 'unexpected EOF' }], 'cut'],
  ['an error object', [{ error: { message: 'The server is overloaded', code: 503 } }], 'provider-failed'],
  ['something that is no object', ['hello'], 'malformed'],
  ['a call with a nonsense index', [chunk({ tool_calls: [{ index: 1e9, function: { name: 'x' } }] })], 'malformed'],
])('%s', (_name, chunks, code) => {
  expect(getCode(() => readAll(chunks))).toBe(code);
});

test('an answer in one piece is read, and one without a message refused', () => {
  const whole = {
    id: 'x',
    model: 'small',
    choices: [{ message: { role: 'assistant', content: 'all' }, finish_reason: 'stop' }],
  };
  expect(new CompletionReader('endpoint').readWhole(whole)).toEqual([
    { kind: 'text', text: 'all' },
    { kind: 'end', reason: 'stop', model: 'small' },
  ]);
  expect(getCode(() => new CompletionReader('endpoint').readWhole({ hello: 1 }))).toBe('malformed');
});
