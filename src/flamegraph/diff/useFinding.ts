import { type Answered, useAnswer } from 'components/useAnswer';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffFinding } from 'profile/diff/findDiff';
import type { DiffTrees, FindQuestion, SurenessQuestion } from 'worker/DiffEngine';
import { estimateSurenessInWorker, findDiffInWorker } from 'worker/profileWorker';

/**
 * How sure the differences are; undefined while it is being estimated. Equal slices are the same object.
 *
 * @param question undefined while slices load
 */
export function useSureness(question: SurenessQuestion | undefined): Sureness | undefined {
  const { value, error, isBusy } = useAnswer([question], question && (() => estimateSurenessInWorker(question)));
  if (!question || isBusy) {
    return undefined;
  }
  // What cannot be decoded leaves nothing to estimate from.
  return error === undefined ? value : { status: 'unknown', reason: 'no-slices' };
}

export type FindingInput = Omit<FindQuestion, 'nowMs'>;

/** What there is to say about two trees; undefined until it is known. A finding stays while only its input changes. */
export function useFinding(
  trees: DiffTrees | undefined,
  input: FindingInput | undefined,
): Pick<Answered<DiffFinding>, 'value' | 'error'> {
  const { baseline, comparison } = trees ?? {};
  const { value, error } = useAnswer(
    [baseline, comparison, input],
    trees && input
      ? async () => ({ trees, finding: await findDiffInWorker(trees, { ...input, nowMs: Date.now() }) })
      : undefined,
  );
  const of = value?.trees;
  const isOfThese = baseline !== undefined && of?.baseline === baseline && of.comparison === comparison;
  return { value: isOfThese ? value?.finding : undefined, error };
}
