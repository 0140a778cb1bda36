/** @jest-environment node */
import { AnswerCache } from './cache';

/** A question whose answer is given, or refused, by hand. */
function createQuestion(): {
  ask: jest.Mock<Promise<string>, [AbortSignal]>;
  answer: (text: string) => void;
  refuse: (error: Error) => void;
} {
  let answer: (text: string) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const ask = jest.fn(
    (_: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        answer = resolve;
        refuse = reject;
      }),
  );
  return { ask, answer: (text) => answer(text), refuse: (error) => refuse(error) };
}

const never = new AbortController().signal;

test('equal questions at the same time are asked once, and answered from memory later', async () => {
  const cache = new AnswerCache<string>(2);
  const { ask, answer } = createQuestion();
  const both = [cache.get('a', ask, never), cache.get('a', ask, never)];
  answer('yes');
  expect(await Promise.all(both)).toEqual(['yes', 'yes']);
  expect(await cache.get('a', ask, never)).toBe('yes');
  expect(ask).toHaveBeenCalledTimes(1);
});

test('one who gives up leaves the request to the others; the last one ends it', async () => {
  const cache = new AnswerCache<string>(2);
  const { ask } = createQuestion();
  const [first, second] = [new AbortController(), new AbortController()];
  const answers = [cache.get('a', ask, first.signal), cache.get('a', ask, second.signal)];
  const requestSignal = ask.mock.calls[0]?.[0];

  first.abort();
  await expect(answers[0]).rejects.toThrow();
  expect(requestSignal?.aborted).toBe(false);

  second.abort();
  await expect(answers[1]).rejects.toThrow();
  expect(requestSignal?.aborted).toBe(true);
});

test('a question asked again after it was given up is a new request', async () => {
  const cache = new AnswerCache<string>(2);
  const old = createQuestion();
  const controller = new AbortController();
  const given = cache.get('a', old.ask, controller.signal);
  controller.abort();
  await expect(given).rejects.toThrow();

  const next = createQuestion();
  const answer = cache.get('a', next.ask, never);
  next.answer('new');
  expect(await answer).toBe('new');
});

test('a failure is passed on and not kept', async () => {
  const cache = new AnswerCache<string>(2);
  const { ask, refuse } = createQuestion();
  const failing = cache.get('a', ask, never);
  refuse(new Error('down'));
  await expect(failing).rejects.toThrow('down');
  await expect(cache.get('a', () => Promise.resolve('up'), never)).resolves.toBe('up');
});

test('beyond its capacity the answer that was used longest ago goes', async () => {
  const cache = new AnswerCache<string>(2);
  const asked: string[] = [];
  const get = (key: string): Promise<string> =>
    cache.get(
      key,
      () => {
        asked.push(key);
        return Promise.resolve(key);
      },
      never,
    );
  await get('a');
  await get('b');
  await get('a');
  await get('c');
  await get('a');
  await get('b');
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('an answer that grew too old is asked for again', async () => {
  let timeMs = 0;
  const cache = new AnswerCache<string>(2, 1000, () => timeMs);
  const ask = jest.fn(() => Promise.resolve(`answer ${timeMs}`));
  expect(await cache.get('a', ask, never)).toBe('answer 0');
  timeMs = 1000;
  expect(await cache.get('a', ask, never)).toBe('answer 0');
  timeMs = 1001;
  expect(await cache.get('a', ask, never)).toBe('answer 1001');
});
