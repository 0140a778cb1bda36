import type { Transform } from 'profile/transform/Transform';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { FlameTree } from 'profile/tree/FlameTree';
import { useCallback, useEffect, useState } from 'react';
import type { ProfileView } from 'worker/ProfileEngine';
import { computeView, openCallers } from 'worker/profileWorker';

interface ViewState {
  /** Of an older question while `isBusy`. */
  readonly view?: ProfileView;
  /** What `view` was computed from. */
  readonly tree?: FlameTree;
  readonly key?: string;
  readonly error?: string;
}

export interface UsedView extends ViewState {
  readonly isBusy: boolean;
  /** Builds the callers of a closed node of an inverted tree. */
  readonly open: (node: number) => void;
}

/** The tree after its transforms. The older view stays until the new one is here. */
export function useProfileView(tree: FlameTree, transforms: readonly Transform[]): UsedView {
  const key = encodeTransforms(transforms);
  const [state, setState] = useState<ViewState>({});

  useEffect(() => {
    let isWanted = true;
    computeView(tree, transforms).then(
      (view) => isWanted && setState({ view, tree, key }),
      (error: unknown) => isWanted && setState((before) => ({ ...before, tree, key, error: String(error) })),
    );
    return () => {
      isWanted = false;
    };
    // The key stands for the transforms.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tree, key]);

  const open = useCallback(
    (node: number) => {
      openCallers(tree, transforms, node).then(
        (opened) =>
          setState((before) => (before.key === key && before.tree === tree ? { ...before, ...opened } : before)),
        (error: unknown) => setState((before) => ({ ...before, error: String(error) })),
      );
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [tree, key],
  );
  return { ...state, isBusy: state.tree !== tree || state.key !== key, open };
}
