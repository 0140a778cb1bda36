import { useAnswer } from 'components/useAnswer';
import type { TreeCategories } from 'profile/names/classifyTree';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import { useState } from 'react';
import type { OpenedProfile } from 'worker/OpenedProfile';
import type { ProfileView } from 'worker/ViewAnswer';

export interface UsedView {
  /** View on screen; it belongs to older transforms while `isBusy`. */
  readonly view: ProfileView | undefined;
  readonly error: string | undefined;
  readonly isBusy: boolean;
  /** Builds the callers of a closed node of an inverted tree. */
  readonly open: (node: number) => void;
}

/**
 * Returns the view of a profile after its transforms. The older view stays until the new one is here.
 *
 * @param categories categories that transforms of own code depend on; others make another view
 */
export function useProfileView(
  profile: OpenedProfile,
  transforms: readonly Transform[],
  categories: TreeCategories | undefined,
): UsedView {
  const owners = transforms.some(({ kind }) => kind === 'ownCode') ? categories : undefined;
  const { value, error, isBusy, replace } = useAnswer([profile, encodeTransforms(transforms), owners], () =>
    profile.view(transforms),
  );
  const [openError, setOpenError] = useState<{ readonly view: ProfileView; readonly message: string }>();
  const open = (node: number) => {
    if (value && !isBusy) {
      profile.openCallers(transforms, node).then(
        (opened) => replace(opened.view),
        (problem: unknown) => setOpenError({ view: value, message: String(problem) }),
      );
    }
  };
  return {
    view: value,
    error: error ?? (openError?.view === value ? openError?.message : undefined),
    isBusy,
    open,
  };
}
