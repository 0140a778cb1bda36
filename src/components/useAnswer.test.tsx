import { act, renderHook, waitFor } from '@testing-library/react';
import { useAnswer, useKeyedAnswer } from './useAnswer';

/** Answers that come when the test says so. */
function createDesk(): {
  ask: (name: string) => Promise<string>;
  answer: (name: string, error?: Error) => Promise<void>;
} {
  const waiting = new Map<string, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  return {
    ask: (name) => new Promise((resolve, reject) => waiting.set(name, { resolve, reject })),
    answer: async (name, error) => {
      await act(async () => {
        if (error) {
          waiting.get(name)?.reject(error);
        } else {
          waiting.get(name)?.resolve(`answer ${name}`);
        }
        await Promise.resolve();
      });
    },
  };
}

test('the older answer stays until the new one is here', async () => {
  const desk = createDesk();
  const { result, rerender } = renderHook(({ name }) => useAnswer([name], () => desk.ask(name)), {
    initialProps: { name: 'a' },
  });
  expect(result.current).toMatchObject({ value: undefined, isBusy: true });
  await desk.answer('a');
  expect(result.current).toMatchObject({ value: 'answer a', isBusy: false });
  rerender({ name: 'b' });
  expect(result.current).toMatchObject({ value: 'answer a', isBusy: true });
  await desk.answer('b');
  expect(result.current).toMatchObject({ value: 'answer b', isBusy: false });
});

test('a late answer to an old question is dropped', async () => {
  const desk = createDesk();
  const { result, rerender } = renderHook(({ name }) => useAnswer([name], () => desk.ask(name)), {
    initialProps: { name: 'a' },
  });
  rerender({ name: 'b' });
  await desk.answer('b');
  await desk.answer('a');
  expect(result.current.value).toBe('answer b');
});

test('a failure is said beside the older answer, and is over with the next question', async () => {
  const desk = createDesk();
  const { result, rerender } = renderHook(({ name }) => useAnswer([name], () => desk.ask(name)), {
    initialProps: { name: 'a' },
  });
  await desk.answer('a');
  rerender({ name: 'b' });
  await desk.answer('b', new Error('no b here'));
  expect(result.current).toMatchObject({ value: 'answer a', error: 'no b here', isBusy: false });
  rerender({ name: 'c' });
  expect(result.current).toMatchObject({ error: undefined, isBusy: true });
});

test('the same question is asked once, and nothing is asked without one', async () => {
  const ask = jest.fn(() => Promise.resolve('answer'));
  const { result, rerender } = renderHook(({ isOn }) => useAnswer(['same'], isOn ? ask : undefined), {
    initialProps: { isOn: false },
  });
  expect(result.current.isBusy).toBe(false);
  expect(ask).not.toHaveBeenCalled();
  rerender({ isOn: true });
  await waitFor(() => expect(result.current.value).toBe('answer'));
  rerender({ isOn: true });
  expect(ask).toHaveBeenCalledTimes(1);
  act(() => result.current.replace('another'));
  expect(result.current).toMatchObject({ value: 'another', isBusy: false });
});

test('another answer for an older question comes too late', async () => {
  const desk = createDesk();
  const { result, rerender } = renderHook(({ name }) => useAnswer([name], () => desk.ask(name)), {
    initialProps: { name: 'a' },
  });
  await desk.answer('a');
  const replaceOfA = result.current.replace;
  rerender({ name: 'b' });
  await desk.answer('b');
  act(() => replaceOfA('more of a'));
  expect(result.current.value).toBe('answer b');
});

test('what is not asked any more is given up, and an answer that is here is not asked for again', async () => {
  const asked: AbortSignal[] = [];
  const answers = [() => new Promise<string>(() => undefined), () => Promise.resolve('answer')];
  const ask = (signal: AbortSignal) => answers[asked.push(signal) - 1]?.() ?? Promise.reject(new Error('once more'));
  const { result, rerender, unmount } = renderHook(({ key }) => useKeyedAnswer(key, ask), {
    initialProps: { key: 'a' as string | undefined },
  });
  rerender({ key: 'b' });
  expect(asked.map(({ aborted }) => aborted)).toEqual([true, false]);
  await waitFor(() => expect(result.current).toMatchObject({ current: 'answer', isBusy: false }));
  rerender({ key: undefined });
  expect(result.current).toMatchObject({ value: 'answer', current: undefined, isBusy: false });
  rerender({ key: 'b' });
  expect(result.current).toMatchObject({ current: 'answer', isBusy: false });
  expect(asked).toHaveLength(2);
  rerender({ key: 'c' });
  unmount();
  expect(asked[2]?.aborted).toBe(true);
});

test('retry asks the same again, and takes the message away at once', async () => {
  const desk = createDesk();
  const { result } = renderHook(() => useAnswer(['a'], () => desk.ask('a')));
  await desk.answer('a', new Error('down'));
  expect(result.current).toMatchObject({ error: 'down', isBusy: false });
  act(() => result.current.retry());
  expect(result.current).toMatchObject({ error: undefined, isBusy: true });
  await desk.answer('a');
  expect(result.current).toMatchObject({ current: 'answer a', error: undefined });
});
