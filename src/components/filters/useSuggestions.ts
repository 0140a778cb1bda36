import { useKeyedAnswer } from 'components/useAnswer';

export type Suggestions =
  | { readonly status: 'idle' | 'loading' | 'failed'; readonly names: readonly string[] }
  | { readonly status: 'ready'; readonly names: readonly string[]; readonly leftOutCount: number };

/** Nobody reads a longer list to its end, so what a server sends beyond this is left out. */
const MAX_SUGGESTIONS = 20_000;

/**
 * Loads a list when `key` names one, and cancels what a newer key replaces. `fetchNames` may be another function each time:
 * only a new key asks again.
 */
export function useSuggestions(
  key: string | undefined,
  fetchNames: (signal: AbortSignal) => Promise<readonly string[]>,
): Suggestions {
  const { current, error } = useKeyedAnswer(key, fetchNames);
  if (key === undefined) {
    return { status: 'idle', names: [] };
  }
  if (!current) {
    return { status: error === undefined ? 'loading' : 'failed', names: [] };
  }
  const names = current.slice(0, MAX_SUGGESTIONS);
  return { status: 'ready', names, leftOutCount: current.length - names.length };
}
