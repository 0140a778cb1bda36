/** @jest-environment node */
import { retryFailed } from './failedQuestions';
import { getCurrentAnswer, Loader, type LoadState } from './Loader';

interface Asked {
  readonly question: string;
  readonly signal: AbortSignal;
  readonly show: (answer: string) => void;
  readonly answer: (answer: string) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

/** A loader whose questions are answered by the test. */
function setUp(): { loader: Loader<string, string>; asked: Asked[]; states: Array<LoadState<string>> } {
  const asked: Asked[] = [];
  const states: Array<LoadState<string>> = [];
  const load = (question: string, signal: AbortSignal, show: (answer: string) => void): Promise<string> =>
    new Promise((resolve, reject) => {
      const settle = async (end: () => void): Promise<void> => {
        end();
        await Promise.resolve();
        await Promise.resolve();
      };
      asked.push({
        question,
        signal,
        show,
        answer: (answer) => settle(() => resolve(answer)),
        fail: (error) => settle(() => reject(error as Error)),
      });
    });
  const toError = (thrown: unknown): Error | undefined => (thrown === GIVEN_UP ? undefined : (thrown as Error));
  return { loader: new Loader({ load, toError, onChange: (state) => states.push(state) }), asked, states };
}

const DOWN = new Error('connection refused');
const GIVEN_UP = new Error('cancelled');

test('the answer stays while a newer question loads, and where that fails', async () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  expect(loader.getState()).toEqual({
    key: '1',
    isLoading: true,
    answer: undefined,
    answerKey: undefined,
    error: undefined,
  });
  await asked[0]?.answer('one');
  loader.ask('2', 'second');
  expect(loader.getState()).toEqual({ key: '2', isLoading: true, answer: 'one', answerKey: '1', error: undefined });
  await asked[1]?.fail(DOWN);
  expect(loader.getState()).toEqual({ key: '2', isLoading: false, answer: 'one', answerKey: '1', error: DOWN });
  expect(getCurrentAnswer(loader.getState())).toBeUndefined();
});

test('the same question is asked once', () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  loader.ask('1', 'first');
  expect(asked).toHaveLength(1);
});

test('a newer question aborts the older, whose late answer or failure is never taken', async () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  loader.ask('2', 'second');
  loader.ask('3', 'third');
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  await asked[0]?.answer('late');
  await asked[1]?.fail(DOWN);
  expect(loader.getState()).toMatchObject({ isLoading: true, answer: undefined, error: undefined });
});

test('retry asks the same again and takes the message away at once', async () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  await asked[0]?.fail(DOWN);
  loader.retry();
  expect(loader.getState()).toMatchObject({ isLoading: true, error: undefined });
  await asked[1]?.answer('one');
  expect(asked[1]?.question).toBe('first');
  expect(loader.getState()).toMatchObject({ isLoading: false, answer: 'one', answerKey: '1' });
});

test('one retry is for all that failed, and not for those that left', async () => {
  const [first, second, left, fine] = [setUp(), setUp(), setUp(), setUp()];
  [first, second, left, fine].forEach(({ loader }) => loader.ask('1', 'question'));
  for (const { asked } of [first, second, left]) {
    await asked[0]?.fail(DOWN);
  }
  await fine.asked[0]?.answer('one');
  left.loader.stop();
  retryFailed();
  expect([first, second, left, fine].map(({ asked }) => asked.length)).toEqual([2, 2, 1, 1]);
  retryFailed();
  expect(first.asked).toHaveLength(2);
});

test('a request that somebody gave up is no failure', async () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  await asked[0]?.fail(GIVEN_UP);
  expect(loader.getState()).toMatchObject({ isLoading: false, error: undefined });
});

test('stopped, it is not loading, hears nothing any more and asks the same anew', async () => {
  const { loader, asked, states } = setUp();
  loader.ask('1', 'first');
  loader.stop();
  expect(loader.getState().isLoading).toBe(false);
  const { length } = states;
  await asked[0]?.answer('late');
  expect(states).toHaveLength(length);
  loader.ask('1', 'first');
  expect(asked).toHaveLength(2);
});

test('what is known before all of the answer is here is shown, and stays where the rest fails', async () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  asked[0]?.show('half');
  expect(loader.getState()).toMatchObject({ isLoading: true, answer: 'half', answerKey: '1' });
  await asked[0]?.fail(DOWN);
  expect(loader.getState()).toMatchObject({ isLoading: false, answer: 'half', answerKey: '1', error: DOWN });
  loader.ask('2', 'second');
  asked[0]?.show('late');
  expect(loader.getState().answer).toBe('half');
});

test('an answer is replaced by another one to the same question only', async () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  await asked[0]?.answer('one');
  loader.replace('1', 'better');
  loader.replace('0', 'late');
  expect(loader.getState()).toMatchObject({ answer: 'better', answerKey: '1' });
});

test('cleared, it forgets what it knew and what failed', async () => {
  const { loader, asked } = setUp();
  loader.ask('1', 'first');
  await asked[0]?.fail(DOWN);
  loader.clear();
  expect(loader.getState()).toMatchObject({ key: undefined, answer: undefined, error: undefined });
  retryFailed();
  expect(asked).toHaveLength(1);
});
