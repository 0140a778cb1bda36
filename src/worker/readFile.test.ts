/** @jest-environment node */
import { ProfileEngine } from './ProfileEngine';
import type { FileProgress } from './WorkerFile';

/** Collapsed stacks of some megabytes. */
const BYTES = new TextEncoder().encode(`main;${'parse'.repeat(20)} 1\n`.repeat(40_000));

/** Each look at the clock is a turn later. */
function hurryClock(): void {
  let nowMs = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (nowMs += 100));
}

afterEach(() => jest.restoreAllMocks());

test('reading says how far it is, up to all bytes', async () => {
  hurryClock();
  const said: FileProgress[] = [];
  const { summary } = await new ProfileEngine().openFile(BYTES, 1, (progress) => said.push(progress));
  expect(summary.formatName).toBe('collapsed stacks');
  expect(said.length).toBeGreaterThan(3);
  expect(said.map(({ doneBytes }) => doneBytes)).toEqual(said.map(({ doneBytes }) => doneBytes).sort((a, b) => a - b));
  expect(said.at(-1)).toEqual({ doneBytes: BYTES.length, totalBytes: BYTES.length });
});

test('a file that is no longer wanted is not read on, and others can be', async () => {
  hurryClock();
  const engine = new ProfileEngine();
  const said: number[] = [];
  const reading = engine.openFile(BYTES, 7, ({ doneBytes }) => {
    said.push(doneBytes);
    engine.stopReading(7);
  });
  await expect(reading).rejects.toThrow(/aborted/);
  expect(said).toHaveLength(1);
  expect((await engine.openFile(new TextEncoder().encode('main 1'), 8)).summary.first).toBe(0);
});
