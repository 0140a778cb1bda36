import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import { useEffect, useState } from 'react';
import type { FunctionNeighbours } from 'worker/ProfileEngine';
import { computeNeighbours } from 'worker/profileWorker';

interface Answer {
  readonly key: string;
  readonly tree: FlameTree;
  readonly neighbours?: FunctionNeighbours;
  readonly error?: string;
}

/** Who calls a function and what it calls, after the transforms; without a function nothing is computed. */
export function useNeighbours(
  tree: FlameTree,
  transforms: readonly Transform[],
  nameIndex: number | undefined,
): Pick<Answer, 'neighbours' | 'error'> {
  const [answer, setAnswer] = useState<Answer>();
  const key = `${nameIndex} ${encodeTransforms(transforms)}`;
  useEffect(() => {
    if (nameIndex === undefined) {
      return undefined;
    }
    let isWanted = true;
    computeNeighbours(tree, transforms, nameIndex).then(
      (neighbours) => isWanted && setAnswer({ key, tree, neighbours }),
      (error: unknown) => isWanted && setAnswer({ key, tree, error: String(error) }),
    );
    return () => {
      isWanted = false;
    };
    // The key stands for the transforms and the function.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tree, key]);
  return answer?.key === key && answer.tree === tree ? answer : {};
}
