/** @jest-environment node */
import { SeriesQueue } from './SeriesQueue';

/** Tasks by name, which note when they begin and when they end. */
function createTasks() {
  const log: string[] = [];
  const endings = new Map<string, { readonly resolve: () => void; readonly reject: (error: Error) => void }>();
  const flush = () => new Promise<void>((resolve) => setImmediate(resolve));
  const getTask = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise<void>((resolve, reject) => endings.set(name, { resolve, reject })).finally(() =>
      log.push(`${name} ends`),
    );
    return name;
  };
  return {
    log,
    getTask,
    complete: async (name: string) => {
      endings.get(name)?.resolve();
      await flush();
    },
    fail: async (name: string, error: Error) => {
      endings.get(name)?.reject(error);
      await flush();
    },
  };
}

const { signal: STAYS } = new AbortController();

test('no more than the limit run, and whoever stands first on the screen is next', async () => {
  const { log, getTask, complete } = createTasks();
  const queue = new SeriesQueue(2);
  const results = ['a', 'b', 'd', 'c'].map((name) => queue.run(getTask(name), () => name.charCodeAt(0), STAYS));
  expect(log).toEqual(['a begins', 'b begins']);
  await complete('b');
  expect(log.slice(2)).toEqual(['b ends', 'c begins']);
  await complete('a');
  expect(log.slice(4)).toEqual(['a ends', 'd begins']);
  await complete('c');
  await complete('d');
  await expect(Promise.all(results)).resolves.toEqual(['a', 'b', 'd', 'c']);
});

test('the position counts when a place becomes free, not when it was asked for', async () => {
  const { log, getTask, complete } = createTasks();
  const queue = new SeriesQueue(1);
  let onScreen = 'b';
  const getPosition = (name: string) => () => (name === onScreen ? 0 : 1);
  ['a', 'b', 'c'].forEach((name) => void queue.run(getTask(name), getPosition(name), STAYS));
  onScreen = 'c';
  await complete('a');
  expect(log).toEqual(['a begins', 'a ends', 'c begins']);
});

test('what is given up while it waits never begins', async () => {
  const { log, getTask, complete } = createTasks();
  const queue = new SeriesQueue(1);
  const gaveUp = new AbortController();
  const waits = [STAYS, gaveUp.signal, STAYS].map((signal, at) => queue.run(getTask('abc'[at] ?? ''), () => 0, signal));
  gaveUp.abort(new Error('given up'));
  await expect(waits[1]).rejects.toThrow('given up');
  await complete('a');
  expect(log).toEqual(['a begins', 'a ends', 'c begins']);
});

test('a task that fails makes room, and its error arrives', async () => {
  const { log, getTask, fail } = createTasks();
  const queue = new SeriesQueue(1);
  const failing = queue.run(getTask('a'), () => 0, STAYS);
  void queue.run(getTask('b'), () => 0, STAYS);
  await Promise.all([expect(failing).rejects.toThrow('refused'), fail('a', new Error('refused'))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins']);
});
