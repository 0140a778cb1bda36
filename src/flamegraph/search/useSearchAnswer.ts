import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import { useEffect, useState } from 'react';
import type { SearchAnswer } from 'worker/ProfileEngine';
import { searchView } from 'worker/profileWorker';

/**
 * What a search finds in a tree after its transforms; undefined without a search, and until the answer is here.
 * `view` is the tree on screen: hits are nodes of it, so another one asks anew.
 */
export function useSearchAnswer(
  tree: FlameTree,
  transforms: readonly Transform[],
  view: FlameTree | undefined,
  text: string,
): SearchAnswer | undefined {
  const [state, setState] = useState<{ view?: FlameTree; text?: string; answer?: SearchAnswer }>({});
  const key = encodeTransforms(transforms);
  const isEmpty = text.trim() === '';

  useEffect(() => {
    if (isEmpty || !view) {
      return undefined;
    }
    let isWanted = true;
    searchView(tree, transforms, text).then(
      (answer) => isWanted && setState({ view, text, answer }),
      (error: unknown) => isWanted && setState({ view, text, answer: { status: 'error', message: String(error) } }),
    );
    return () => {
      isWanted = false;
    };
    // The key stands for the transforms.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tree, key, view, text, isEmpty]);
  // Hits of another tree are other nodes.
  return isEmpty || state.view !== view ? undefined : state.answer;
}
