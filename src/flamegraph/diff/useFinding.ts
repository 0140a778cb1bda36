import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffFinding, FindDiffInput } from 'profile/diff/findDiff';
import { useEffect, useState } from 'react';
import type { DiffTrees, SurenessQuestion } from 'worker/DiffEngine';
import { estimateSurenessInWorker, findDiffInWorker } from 'worker/profileWorker';

/**
 * How sure the differences are; undefined while it is being estimated. Equal slices are the same object.
 *
 * @param question undefined while slices load
 */
export function useSureness(question: SurenessQuestion | undefined): Sureness | undefined {
  const [state, setState] = useState<{ question?: SurenessQuestion; sureness?: Sureness }>({});
  useEffect(() => {
    if (!question) {
      return undefined;
    }
    let isWanted = true;
    estimateSurenessInWorker(question).then(
      (sureness) => isWanted && setState({ question, sureness }),
      // What cannot be decoded leaves nothing to estimate from.
      () => isWanted && setState({ question, sureness: { status: 'unknown', reason: 'no-slices' } }),
    );
    return () => {
      isWanted = false;
    };
  }, [question]);
  return question && state.question === question ? state.sureness : undefined;
}

export type FindingInput = Omit<FindDiffInput, 'diff' | 'nowMs'>;

/** What there is to say about two trees; undefined until it is known. A finding stays while only its input changes. */
export function useFinding(trees: DiffTrees | undefined, input: FindingInput | undefined): DiffFinding | undefined {
  const [found, setFound] = useState<Partial<DiffTrees> & { readonly finding?: DiffFinding }>({});
  const baseline = trees?.baseline;
  const comparison = trees?.comparison;
  useEffect(() => {
    if (!baseline || !comparison || !input) {
      return undefined;
    }
    let isWanted = true;
    findDiffInWorker({ baseline, comparison }, { ...input, nowMs: Date.now() }).then(
      (finding) => isWanted && setFound({ baseline, comparison, finding }),
      () => isWanted && setFound({}),
    );
    return () => {
      isWanted = false;
    };
  }, [baseline, comparison, input]);
  return baseline && found.baseline === baseline && found.comparison === comparison ? found.finding : undefined;
}
