import { type Answered, useAnswer } from 'components/useAnswer';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { FunctionNeighbours } from 'worker/ProfileEngine';
import { computeNeighbours } from 'worker/profileWorker';

/** Who calls a function and what it calls, after the transforms; without a function nothing is computed. */
export function useNeighbours(
  tree: FlameTree,
  transforms: readonly Transform[],
  nameIndex: number | undefined,
): Pick<Answered<FunctionNeighbours>, 'value' | 'error'> {
  const { value, error, isBusy } = useAnswer(
    [tree, encodeTransforms(transforms), nameIndex],
    nameIndex === undefined ? undefined : () => computeNeighbours(tree, transforms, nameIndex),
  );
  // Callers of another function would be taken for those of this one.
  return isBusy || nameIndex === undefined ? { value: undefined, error } : { value, error };
}
