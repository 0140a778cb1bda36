import { useAnswer } from 'components/useAnswer';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { TransformNote } from 'profile/transform/applyTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { DiffViewAnswer, DiffViewQuestion, OpenedDiff } from 'worker/OpenedDiff';
import type { SearchAnswer } from 'worker/SearchAnswer';
import { useSearch } from './useSearchAnswer';

/** An answer together with what it answers. */
interface ShownDiff {
  readonly answer: DiffViewAnswer;
  readonly diff: OpenedDiff;
  readonly question: DiffViewQuestion;
}

interface UsedDiffView {
  /** Diff on screen; it belongs to an older question while `isBusy`. */
  readonly shown: ShownDiff | undefined;
  readonly error: string | undefined;
  readonly isBusy: boolean;
}

/**
 * Returns the view of two profiles laid over each other. The older picture stays until the new one is here.
 *
 * @param categories categories of both sides if the picture depends on them; it changes with them
 */
export function useDiffView(
  diff: OpenedDiff,
  question: DiffViewQuestion,
  categories: readonly [TreeCategories | undefined, TreeCategories | undefined],
): UsedDiffView {
  const { value, error, isBusy } = useAnswer([diff, printQuestion(question), ...categories], async () => ({
    answer: await diff.view(question),
    diff,
    question,
  }));
  return { shown: value, error, isBusy };
}

/** Searches a comparison on screen; undefined without a search, and until the answer is here. */
export function useDiffSearch(shown: ShownDiff | undefined, text: string): SearchAnswer | undefined {
  return useSearch(shown, text, shown && (() => shown.diff.search(shown.question, text)));
}

/** Merges the notes of both sides: a change had no effect only if it had none on either side. */
export function mergeNotes({ baseline, comparison }: DiffViewAnswer['notes']): readonly TransformNote[] {
  return baseline.map((note, place) => {
    const other = comparison[place];
    return note.status === 'skipped' && other ? other : note;
  });
}

function printQuestion({ sides, mode, widths, transforms }: DiffViewQuestion): string {
  return JSON.stringify([sides, mode, widths, encodeTransforms(transforms)]);
}
