import { act, renderHook, waitFor } from '@testing-library/react';
import { retryFailed } from 'loading/failedQuestions';
import { useMoverChecks } from './useMoverChecks';

const movers = ['a', 'b', 'c'].map((serviceName) => ({ serviceName }));

/** Checks that are answered by hand, in the order in which they were asked. */
function createChecks() {
  const asked: Array<{ readonly name: string; readonly signal: AbortSignal; answer: (text: string | Error) => void }> =
    [];
  const check = ({ serviceName }: { readonly serviceName: string }, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      const answer = (text: string | Error) => (text instanceof Error ? reject(text) : resolve(text));
      asked.push({ name: serviceName, signal, answer });
    });
  return { asked, check };
}

test('one after the other is looked into, and a failure stops none', async () => {
  const { asked, check } = createChecks();
  const { result } = renderHook(() => useMoverChecks(movers, check));
  expect(asked.map(({ name }) => name)).toEqual(['a']);
  await act(async () => asked[0]?.answer('a costs more'));
  await act(async () => asked[1]?.answer(new Error('no answer')));
  await act(async () => asked[2]?.answer('c costs less'));
  await waitFor(() => expect(result.current.isBusy).toBe(false));
  expect(result.current.movers.map(({ state }) => state)).toEqual([
    { status: 'checked', answer: 'a costs more' },
    { status: 'failed', message: 'no answer' },
    { status: 'checked', answer: 'c costs less' },
  ]);
});

test('what failed is said, and asked again by a retry; what is known is not', async () => {
  const { asked, check } = createChecks();
  const { result } = renderHook(() => useMoverChecks(movers, check));
  await act(async () => asked[0]?.answer('a costs more'));
  await act(async () => asked[1]?.answer(new Error('no answer')));
  expect(result.current.problem).toBe('');
  await act(async () => asked[2]?.answer(new Error('no answer')));
  await waitFor(() => expect(result.current.problem).toBe('2 of 3 changes could not be checked: no answer'));
  await act(async () => retryFailed());
  expect(result.current).toMatchObject({ isBusy: true, problem: '' });
  expect(result.current.movers.map(({ state }) => state.status)).toEqual(['checked', 'checking', 'waiting']);
  await act(async () => asked[3]?.answer('b costs more'));
  await act(async () => asked[4]?.answer('c costs more'));
  await waitFor(() => expect(result.current.isBusy).toBe(false));
  expect(asked.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'b', 'c']);
  expect(result.current).toMatchObject({ problem: '' });
  expect(result.current.movers.map(({ state }) => state.status)).toEqual(['checked', 'checked', 'checked']);
});

test('canceled, it keeps what it has, stops the request, and begins no other', async () => {
  const { asked, check } = createChecks();
  const { result } = renderHook(() => useMoverChecks(movers, check));
  await act(async () => asked[0]?.answer('a costs more'));
  act(() => result.current.cancel());
  expect(asked[1]?.signal.aborted).toBe(true);
  await act(async () => asked[1]?.answer('too late'));
  expect(asked).toHaveLength(2);
  expect(result.current).toMatchObject({ isBusy: false });
  expect(result.current.movers.map(({ state }) => state.status)).toEqual(['checked', 'checking', 'waiting']);
});

test('leaving the screen stops what is under way', () => {
  const { asked, check } = createChecks();
  const { unmount } = renderHook(() => useMoverChecks(movers, check));
  unmount();
  expect(asked[0]?.signal.aborted).toBe(true);
});
