import { useAnswer } from 'components/useAnswer';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { OpenedProfile } from 'worker/OpenedProfile';
import type { SearchAnswer } from 'worker/SearchAnswer';

/**
 * Searches a profile after its transforms; undefined without a search, and until the answer is here. `view` is the
 * tree on screen: hits are its nodes, so another tree needs a new search.
 */
export function useSearchAnswer(
  profile: OpenedProfile,
  transforms: readonly Transform[],
  view: FlameTree | undefined,
  text: string,
): SearchAnswer | undefined {
  return useSearch(view, text, view && (() => profile.search(transforms, text)));
}

/** Returns an answer whose hits are nodes of `view`. While another text is looked for, the older answer stays. */
export function useSearch(
  view: object | undefined,
  text: string,
  ask: (() => Promise<SearchAnswer>) | undefined,
): SearchAnswer | undefined {
  const isEmpty = text.trim() === '';
  const { value, error } = useAnswer(
    [view, text],
    isEmpty ? undefined : ask && (async () => ({ view, answer: await ask() })),
  );
  if (isEmpty || !ask) {
    return undefined;
  }
  return error === undefined
    ? value && value.view === view
      ? value.answer
      : undefined
    : { status: 'error', message: error };
}
