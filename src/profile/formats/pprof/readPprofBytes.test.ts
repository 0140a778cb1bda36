/** @jest-environment node */
import { gzipSync } from 'node:zlib';
import { readPprofBytes } from './readPprofBytes';

const inflate = (bytes: Uint8Array) =>
  new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));

test('unpacks gzip', async () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);

  expect(await readPprofBytes(gzipSync(bytes), inflate)).toEqual(bytes);
});

test('passes on what is not packed', async () => {
  const bytes = Uint8Array.from([10, 2, 8, 1]);

  expect(await readPprofBytes(bytes, inflate)).toBe(bytes);
});

test('stops at the limit instead of unpacking a bomb', async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000));
  let inflatedBytes = 0;
  const counting = (bytes: Uint8Array) =>
    inflate(bytes).pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          inflatedBytes += chunk.length;
          controller.enqueue(chunk);
        },
      }),
    );

  await expect(readPprofBytes(bomb, counting, { maxBytes: 1_000_000 })).rejects.toMatchObject({ reason: 'too-large' });
  expect(inflatedBytes).toBeLessThan(5_000_000);
});

test('stops where a file unpacks to more than a profile can', async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000));

  await expect(readPprofBytes(bomb, inflate)).rejects.toMatchObject({
    reason: 'too-large',
    message: expect.stringMatching(/^The file unpacks to more than 400 times its size/) as string,
  });
});

test.each([
  ['is cut off', gzipSync('some text that is long enough').subarray(0, 20)],
  ['is not gzip after all', Uint8Array.from([0x1f, 0x8b, 1, 2, 3])],
])('refuses a file that %s', async (_, bytes) => {
  await expect(readPprofBytes(bytes, inflate)).rejects.toMatchObject({ format: 'gzip', reason: 'malformed' });
});
