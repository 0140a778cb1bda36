import { useAnswer } from 'components/useAnswer';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { DiffTrees, DiffViewAnswer, DiffViewQuestion } from 'worker/DiffEngine';
import type { SearchAnswer } from 'worker/ProfileEngine';
import { computeDiffView, searchDiffView } from 'worker/profileWorker';
import { useSearch } from './useSearchAnswer';

/** An answer together with what it answers. */
interface ShownDiff {
  readonly answer: DiffViewAnswer;
  readonly trees: DiffTrees;
  readonly question: DiffViewQuestion;
}

interface UsedDiffView {
  /** Of an older question while `isBusy`. */
  readonly shown: ShownDiff | undefined;
  readonly error: string | undefined;
  readonly isBusy: boolean;
}

/** Two trees laid over each other. The older picture stays until the new one is here. */
export function useDiffView(trees: DiffTrees, question: DiffViewQuestion): UsedDiffView {
  const { value, error, isBusy } = useAnswer([trees.baseline, trees.comparison, printQuestion(question)], async () => ({
    answer: await computeDiffView(trees, question),
    trees,
    question,
  }));
  return { shown: value, error, isBusy };
}

/** What a search finds in a comparison on screen; undefined without a search, and until the answer is here. */
export function useDiffSearch(shown: ShownDiff | undefined, text: string): SearchAnswer | undefined {
  return useSearch(shown, text, shown && (() => searchDiffView(shown.trees, shown.question, text)));
}

function printQuestion({ sides, mode, widths, transforms }: DiffViewQuestion): string {
  return JSON.stringify([sides, mode, widths, encodeTransforms(transforms)]);
}
