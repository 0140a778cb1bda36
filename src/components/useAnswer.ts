import { useEffect, useState } from 'react';

export interface Answered<T> {
  /** The newest answer; one to an older question while `isBusy`, or where the newest question failed. */
  readonly value: T | undefined;
  /** Why the newest question has no answer. */
  readonly error: string | undefined;
  readonly isBusy: boolean;
  /** Puts another answer in the place of `value`, unless a newer question was answered in between. */
  readonly replace: (value: T) => void;
}

interface Known<T> {
  readonly question?: readonly unknown[];
  readonly value?: T;
  readonly error?: string;
}

/**
 * The answer to a question that changes. An older answer stays until the new one is here, and a late answer to an old
 * question is dropped.
 *
 * @param question of a fixed length; equal where its parts are the same
 * @param ask undefined where there is nothing to ask
 */
export function useAnswer<T>(question: readonly unknown[], ask: (() => Promise<T>) | undefined): Answered<T> {
  const [known, setKnown] = useState<Known<T>>({});
  const isAsking = ask !== undefined;
  useEffect(() => {
    if (!ask) {
      return undefined;
    }
    let isWanted = true;
    ask().then(
      (value) => isWanted && setKnown({ question, value }),
      (error: unknown) =>
        isWanted &&
        setKnown(({ value }) => ({ question, value, error: error instanceof Error ? error.message : String(error) })),
    );
    return () => {
      isWanted = false;
    };
    // The question says when to ask; how is another function on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...question, isAsking]);

  const { question: answered } = known;
  const replace = (value: T) =>
    setKnown((before) => (before.question === answered ? { question: answered, value } : before));
  const isAnswered = answered?.every((part, place) => Object.is(part, question[place])) === true;
  return { value: known.value, error: isAnswered ? known.error : undefined, isBusy: isAsking && !isAnswered, replace };
}
