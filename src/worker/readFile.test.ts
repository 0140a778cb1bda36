/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ProfileEngine } from './ProfileEngine';
import { type FileProgress, readFile } from './WorkerFile';

/** Collapsed stacks of some megabytes, most of it comments. */
const BYTES = new TextEncoder().encode(`# ${'x'.repeat(1000)}\nmain;parse 1\n`.repeat(2500));

/** Each look at the clock is a turn later. */
function hurryClock(): void {
  let nowMs = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (nowMs += 200));
}

afterEach(() => jest.restoreAllMocks());

test('reading says how far it is, up to all bytes', async () => {
  hurryClock();
  const said: FileProgress[] = [];
  const { summary } = await new ProfileEngine().openFile(new Blob([BYTES]), 1, (progress) => said.push(progress));
  expect(summary.formatName).toBe('collapsed stacks');
  expect(said.length).toBeGreaterThan(1);
  expect(said.map(({ doneBytes }) => doneBytes)).toEqual(said.map(({ doneBytes }) => doneBytes).sort((a, b) => a - b));
  expect(said.at(-1)).toEqual({ doneBytes: BYTES.length, totalBytes: BYTES.length });
});

test('a file that is no longer wanted is not read on, and others can be', async () => {
  hurryClock();
  const engine = new ProfileEngine();
  const said: number[] = [];
  const reading = engine.openFile(new Blob([BYTES]), 7, ({ doneBytes }) => {
    said.push(doneBytes);
    engine.stopReading(7);
  });
  await expect(reading).rejects.toThrow(/aborted/);
  expect(said).toHaveLength(1);
  expect((await engine.openFile(new Blob(['main 1']), 8)).summary.first).toBe(0);
});

test.each<[string, Uint8Array, RegExp]>([
  [
    'a picture',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
    /byte 11\b.* read as pprof/i,
  ],
  ['an unpacked pprof that is cut', Uint8Array.of(0x12, 9, 0x0a, 1), /ends early, at byte 4\..* read as pprof/],
  ['a gzip that is cut', gzipSync(BYTES).subarray(0, 60), /cannot be unpacked.* read as gzip/],
  [
    'a name without end',
    new TextEncoder().encode(`${'x'.repeat(1_100_000)} 1`),
    /longer than the limit of 1,048,576.* read as collapsed/,
  ],
  ['JSON that is cut', new TextEncoder().encode('{"nodes": [{"id": 1'), /ends early, at byte 19/],
  ['a gzip in a gzip', gzipSync(gzipSync('main 1')), /packed with gzip twice/],
  ['nothing', new Uint8Array(), /The file is empty/],
])('of %s it is said as what it was read, and where that failed', async (_, bytes, message) => {
  await expect(new ProfileEngine().openFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), 1)).rejects.toThrow(message);
});

test('lines of OTLP are those of the pprof that it was made of', async () => {
  const [otlp, pprof] = await Promise.all(
    ['go-cpu.otlp', 'go-cpu-labels.pb.gz'].map(async (name) => {
      const file = await readFile(readFileSync(join(process.cwd(), 'tests/fixtures/files', name)));
      const cpu = file.summary.profiles.findIndex((profile) => profile.name === 'cpu');
      return file.computeLines(cpu, { name: 'example.com/prices.parse' });
    }),
  );
  const print = (lines = otlp) => lines?.places.map(({ file, lines: { line, total } }) => [file, line, total]);
  expect(pprof?.places[0]?.lines.line.length).toBeGreaterThan(0);
  expect(print(otlp)).toEqual(print(pprof));
});
