/** @jest-environment node */
import fc from 'fast-check';
import { readSse } from './readSse';

function streamOf(chunks: readonly (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      }
      controller.close();
    },
  });
}

async function readAll(chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  const events: string[] = [];
  for await (const data of readSse(streamOf(chunks))) {
    events.push(data);
  }
  return events;
}

test.each([
  ['an event', 'data: a\n\n', ['a']],
  ['an event without the space', 'data:a\n\n', ['a']],
  ['only the first space is not part of the data', 'data:  a\n\n', [' a']],
  ['several lines make one event', 'data: a\ndata: b\n\n', ['a\nb']],
  ['CR LF', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
  ['CR alone', 'data: a\r\rdata: b\r\r', ['a', 'b']],
  ['comments and other fields', ': keep-alive\n\nevent: x\nid: 7\ndata: a\nretry: 3\n\n', ['a']],
  ['no empty line at the end', 'data: a\n\ndata: b', ['a', 'b']],
  ['a field that only begins like data', 'database: a\n\n', []],
  ['nothing', '', []],
  ['data without a value', 'data\n\n', ['']],
])('reads %s', async (_name, text, expected) => {
  expect(await readAll([text])).toEqual(expected);
});

test('an event is the same however the bytes are cut, inside a character or a line end too', async () => {
  const text =
    'data: {"content":"Naïve «µ» 日本 🚀"}\r\n\r\n: ping\r\n\r\ndata: b\r\ndata: c\r\n\r\ndata: [DONE]\r\n\r\n';
  const bytes = new TextEncoder().encode(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = ends.slice(1).map((end, index) => bytes.slice(ends[index], end));
      expect(await readAll(chunks)).toEqual(['{"content":"Naïve «µ» 日本 🚀"}', 'b\nc', '[DONE]']);
    }),
  );
});

test('one byte at a time is enough', async () => {
  const bytes = new TextEncoder().encode('data: é\r\n\r\ndata: x\n\n');
  expect(await readAll(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(['é', 'x']);
});

test('an event without an end is refused before it fills the memory', async () => {
  const line = 'x'.repeat(1024 * 1024);
  await expect(readAll(['data: ', line, line, line, line, line])).rejects.toThrow('too long');
});

test('leaving early cancels the stream', async () => {
  const cancel = jest.fn();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: a\n\ndata: b\n\n')),
    cancel,
  });
  for await (const data of readSse(body)) {
    expect(data).toBe('a');
    break;
  }
  expect(cancel).toHaveBeenCalledTimes(1);
});
