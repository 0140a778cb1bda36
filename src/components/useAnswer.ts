import { Loader, type LoadState, NOTHING_LOADED } from 'loading/Loader';
import { type Dispatch, type SetStateAction, startTransition, useEffect, useMemo, useState } from 'react';

export interface Answered<T> {
  /** The newest answer; one to an older question while `isBusy`, or if the newest question failed. */
  readonly value: T | undefined;
  /** The answer to this very question; undefined while there is none. */
  readonly current: T | undefined;
  /** Reason why the newest question has no answer. */
  readonly error: string | undefined;
  readonly isBusy: boolean;
  /** Replaces `value`, unless a newer question was answered in between. */
  readonly replace: (value: T) => void;
  /** Asks the same again. */
  readonly retry: () => void;
}

/** `show` takes a part of the answer before all of it is here. */
type Ask<T> = (signal: AbortSignal, show: (value: T) => void) => Promise<T>;

/**
 * Asks a question that changes, and returns its answer. An older answer stays until the new one is here, and a late
 * answer to an old question is dropped.
 *
 * @param question of a fixed length; equal if its parts are equal
 * @param ask undefined if there is nothing to ask
 */
export function useAnswer<T>(question: readonly unknown[], ask: Ask<T> | undefined): Answered<T> {
  // oxlint-disable-next-line react/use-memo
  const key = useMemo(createKey, [...question]);
  return useKeyedAnswer(ask && key, ask);
}

/**
 * Asks a question with a key instead of parts.
 *
 * @param key equal for the same question; undefined if there is nothing to ask
 */
export function useKeyedAnswer<T>(key: string | undefined, ask: Ask<T> | undefined): Answered<T> {
  const [state, setState] = useState<LoadState<T, string>>(NOTHING_LOADED);
  const [loader] = useState(() => createLoader(setState));
  useEffect(() => {
    if (key === undefined || !ask || loader.getState().answerKey === key) {
      loader.stop();
    } else {
      loader.ask(key, ask);
    }
    // The key says when to ask; how is another function on every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [loader, key]);
  useEffect(() => () => loader.stop(), [loader]);

  const { answerKey } = state;
  const isLoading = state.key === key && state.isLoading;
  const error = state.key === key && !isLoading ? state.error : undefined;
  const isAnswered = answerKey === key && !isLoading;
  return {
    value: state.answer,
    current: isAnswered && error === undefined ? state.answer : undefined,
    error,
    isBusy: key !== undefined && !isAnswered && error === undefined,
    replace: (value) => answerKey !== undefined && loader.replace(answerKey, value),
    retry: () => loader.retry(),
  };
}

function createLoader<T>(setState: Dispatch<SetStateAction<LoadState<T, string>>>): Loader<Ask<T>, T, string> {
  let isAnswered = false;
  return new Loader({
    load: (ask, signal, show) => ask(signal, show),
    toError: (thrown) => (thrown instanceof Error ? thrown.message : String(thrown)),
    onChange: (next) => {
      // Another key says by itself that its question is on its way: only of a retry, and of a part of the answer, there is something new to draw.
      const update = () =>
        setState((before) =>
          next.isLoading && next.key !== before.key && next.answer === before.answer ? before : next,
        );
      if (isAnswered || next.answer === undefined) {
        update();
      } else {
        // The first drawing takes longest, so it is done in parts, between which the page responds.
        isAnswered = true;
        startTransition(update);
      }
    },
  });
}

let keyCount = 0;

function createKey(): string {
  keyCount += 1;
  return String(keyCount);
}
