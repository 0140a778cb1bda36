import { useEffect, useRef, useState } from 'react';

export type Suggestions =
  | { readonly status: 'idle' | 'loading' | 'failed'; readonly names: readonly string[] }
  | { readonly status: 'ready'; readonly names: readonly string[]; readonly leftOutCount: number };

/** Nobody reads a longer list to its end, so what a server sends beyond this is left out. */
const MAX_SUGGESTIONS = 20_000;

interface Answer {
  readonly key: string;
  /** Undefined where the question failed. */
  readonly names?: readonly string[];
}

/**
 * Loads a list when `key` names one, and cancels what a newer key replaces. `fetchNames` may be another function each time:
 * only a new key asks again.
 */
export function useSuggestions(
  key: string | undefined,
  fetchNames: (signal: AbortSignal) => Promise<readonly string[]>,
): Suggestions {
  const [answer, setAnswer] = useState<Answer>();
  const fetch = useRef(fetchNames);
  useEffect(() => {
    fetch.current = fetchNames;
  });

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const take = (names?: readonly string[]): void => {
      if (!controller.signal.aborted) {
        setAnswer({ key, names });
      }
    };
    fetch.current(controller.signal).then(take, () => take());
    return () => controller.abort();
  }, [key]);

  if (key === undefined) {
    return { status: 'idle', names: [] };
  }
  if (answer?.key !== key) {
    return { status: 'loading', names: [] };
  }
  if (!answer.names) {
    return { status: 'failed', names: [] };
  }
  const names = answer.names.slice(0, MAX_SUGGESTIONS);
  return { status: 'ready', names, leftOutCount: answer.names.length - names.length };
}
