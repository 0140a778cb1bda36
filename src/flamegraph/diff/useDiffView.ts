import { encodeTransforms } from 'profile/transform/encodeTransforms';
import { useEffect, useState } from 'react';
import type { DiffTrees, DiffViewAnswer, DiffViewQuestion } from 'worker/DiffEngine';
import type { SearchAnswer } from 'worker/ProfileEngine';
import { computeDiffView, searchDiffView } from 'worker/profileWorker';

interface DiffViewStatus {
  /** Of an older question while `isBusy`. */
  readonly answer?: DiffViewAnswer;
  /** What `answer` answers. */
  readonly trees?: DiffTrees;
  readonly question?: DiffViewQuestion;
  readonly key?: string;
  readonly error?: string;
}

/** Two trees laid over each other. The older picture stays until the new one is here. */
export function useDiffView(
  trees: DiffTrees,
  question: DiffViewQuestion,
): DiffViewStatus & { readonly isBusy: boolean } {
  const { baseline, comparison } = trees;
  const key = printQuestion(question);
  const [state, setState] = useState<DiffViewStatus>({});
  useEffect(() => {
    let isWanted = true;
    computeDiffView({ baseline, comparison }, question).then(
      (answer) => isWanted && setState({ answer, trees: { baseline, comparison }, question, key }),
      (error: unknown) =>
        isWanted && setState((before) => ({ ...before, trees: { baseline, comparison }, key, error: String(error) })),
    );
    return () => {
      isWanted = false;
    };
    // The key stands for the question.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [baseline, comparison, key]);
  const isBusy = state.key !== key || state.trees?.baseline !== baseline || state.trees.comparison !== comparison;
  return { ...state, isBusy };
}

/** What a search finds in a comparison on screen; undefined without a search, and until the answer is here. */
export function useDiffSearch({ answer, trees, question }: DiffViewStatus, text: string): SearchAnswer | undefined {
  const [found, setFound] = useState<{ view?: DiffViewAnswer; text?: string; answer?: SearchAnswer }>({});
  const isEmpty = text.trim() === '';
  useEffect(() => {
    if (isEmpty || !answer || !trees || !question) {
      return undefined;
    }
    let isWanted = true;
    searchDiffView(trees, question, text).then(
      (next) => isWanted && setFound({ view: answer, text, answer: next }),
      (error: unknown) =>
        isWanted && setFound({ view: answer, text, answer: { status: 'error', message: String(error) } }),
    );
    return () => {
      isWanted = false;
    };
  }, [answer, trees, question, text, isEmpty]);
  // Hits of another tree are other nodes.
  return isEmpty || found.view !== answer ? undefined : found.answer;
}

function printQuestion({ sides, mode, widths, transforms }: DiffViewQuestion): string {
  return JSON.stringify([sides, mode, widths, encodeTransforms(transforms)]);
}
