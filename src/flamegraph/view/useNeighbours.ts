import { type Answered, useAnswer } from 'components/useAnswer';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import type { OpenedProfile } from 'worker/OpenedProfile';
import type { FunctionNeighbours } from 'worker/ViewAnswer';

/** Computes the callers and callees of a function after the transforms; nothing without a function. */
export function useNeighbours(
  profile: OpenedProfile,
  transforms: readonly Transform[],
  nameIndex: number | undefined,
): Pick<Answered<FunctionNeighbours>, 'value' | 'error'> {
  const { value, error, isBusy } = useAnswer(
    [profile, encodeTransforms(transforms), nameIndex],
    nameIndex === undefined ? undefined : () => profile.getNeighbours(transforms, nameIndex),
  );
  // Callers of another function would look like this one's.
  return isBusy || nameIndex === undefined ? { value: undefined, error } : { value, error };
}
