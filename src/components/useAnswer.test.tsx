import { act, renderHook, waitFor } from '@testing-library/react';
import { useAnswer } from './useAnswer';

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
