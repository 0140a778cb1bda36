import { type Answered, useAnswer } from 'components/useAnswer';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffFinding } from 'profile/diff/findDiff';
import type { SurenessQuestion } from 'worker/estimateSureness';
import { getEngine } from 'worker/getEngine';
import type { FindQuestion, OpenedDiff } from 'worker/OpenedDiff';

/**
 * Estimates how sure the differences are; undefined while the estimate runs. Equal slices have to be the same object.
 *
 * @param question undefined while slices load
 */
export function useSureness(question: SurenessQuestion | undefined): Sureness | undefined {
  const { value, error, isBusy } = useAnswer(
    [question],
    question && (async () => (await getEngine()).estimateSureness(question)),
  );
  if (!question || isBusy) {
    return undefined;
  }
  // If the slices cannot be decoded, there is nothing to estimate from.
  return error === undefined ? value : { status: 'unknown', reason: 'no-slices' };
}

export type FindingInput = Omit<FindQuestion, 'nowMs'>;

/** Finds what there is to say about two profiles; undefined until it is known. A finding stays while only its input changes. */
export function useFinding(
  diff: OpenedDiff | undefined,
  input: FindingInput | undefined,
): Pick<Answered<DiffFinding>, 'value' | 'error'> {
  const { value, error } = useAnswer(
    [diff, input],
    diff && input ? async () => ({ diff, finding: await diff.find({ ...input, nowMs: Date.now() }) }) : undefined,
  );
  return { value: value && value.diff === diff ? value.finding : undefined, error };
}
