/** @jest-environment node */
import { runPatiently } from './runPatiently';

const NAMES = Array.from({ length: 24 }, (_, i) => `s${i}`);
const PATIENCE_MS = 2000;

/** A server that takes as long as its slowest name, and what was asked of it and shown. */
function createServer(getMs: (name: string) => number) {
  const asked: string[][] = [];
  const shown = new Map<string, number>();
  const controller = new AbortController();
  const ask = (names: readonly string[], signal: AbortSignal): Promise<readonly string[]> => {
    asked.push([...names]);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(names), Math.max(...names.map(getMs)));
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new Error('aborted'));
      });
    });
  };
  const startMs = Date.now();
  const show = (names: readonly string[]): void =>
    names.forEach((name) => shown.set(name, shown.get(name) ?? Date.now() - startMs));
  const done = runPatiently(NAMES, { ask, show, patienceMs: PATIENCE_MS, signal: controller.signal });
  return { asked, shown, done, controller };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('what is answered in time is one question', async () => {
  const { asked, shown, done } = createServer(() => 800);
  await jest.runAllTimersAsync();
  await done;
  expect(asked).toEqual([NAMES]);
  expect(shown.get('s23')).toBe(800);
});

test('one slow name holds up no other for long, and comes when it comes', async () => {
  const { asked, shown, done } = createServer((name) => (name === 's7' ? 20_000 : 500));
  await jest.runAllTimersAsync();
  await done;
  const others = NAMES.filter((name) => name !== 's7').map((name) => shown.get(name) ?? Infinity);
  expect(Math.max(...others)).toBeLessThanOrEqual(2 * PATIENCE_MS + 500);
  expect(others.filter((ms) => ms <= PATIENCE_MS + 500)).toHaveLength(18);
  expect(shown.get('s7')).toBeLessThanOrEqual(20_000);
  expect(asked.map((names) => names.length)).toEqual([24, 6, 6, 6, 6, 1, 1, 1, 1, 1, 1]);
});

test('a server that is slow with everything is asked for four parts more, and the whole answer counts', async () => {
  const { asked, shown, done } = createServer(() => 9000);
  await jest.runAllTimersAsync();
  await done;
  expect(asked.map((names) => names.length)).toEqual([24, 6, 6, 6, 6]);
  expect(shown.get('s0')).toBe(9000);
});

test('an aborted question ends, with all of its parts', async () => {
  const { shown, done, controller } = createServer(() => 9000);
  const failed = expect(done).rejects.toThrow();
  await jest.advanceTimersByTimeAsync(PATIENCE_MS + 100);
  controller.abort(new Error('left'));
  await failed;
  await jest.runAllTimersAsync();
  expect(shown.size).toBe(0);
});

test('what the whole question throws is thrown, and a part that fails is none of it', async () => {
  const ask = async (names: readonly string[]): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, names.length === NAMES.length ? 5000 : 10));
    throw new Error(names.length === NAMES.length ? 'down' : 'a part');
  };
  const done = runPatiently(NAMES, {
    ask,
    show: () => undefined,
    patienceMs: PATIENCE_MS,
    signal: new AbortController().signal,
  });
  const failed = expect(done).rejects.toThrow('down');
  await jest.runAllTimersAsync();
  await failed;
});
