import { useAnswer } from 'components/useAnswer';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { FlameTree } from 'profile/tree/FlameTree';
import { useState } from 'react';
import { classifyInWorker, learnInWorker } from 'worker/profileWorker';
import { useCategoryRules } from './useCategoryRules';

/** From this part of unknown value on it is worth a request to know more. */
const WORTH_ASKING = 0.01;

/**
 * Whose code the functions of a profile are, as far as names and stacks tell; undefined until that is known, and where nothing
 * on the screen depends on it. Where they leave too much unknown, the profile's pprof is asked for once: it has the files and
 * binaries that a call tree does not have.
 *
 * @param tree before any transform
 */
export function useCategories(
  tree: FlameTree,
  isNeeded: boolean,
  fetchPprof: ((signal: AbortSignal) => Promise<Uint8Array>) | undefined,
): TreeCategories | undefined {
  const { text: rulesText } = useCategoryRules();
  const [learned, setLearned] = useState<FlameTree>();
  const hasLearned = learned === tree;
  const { value } = useAnswer(
    [tree, rulesText, hasLearned],
    isNeeded ? async () => ({ tree, categories: await classifyInWorker(tree) }) : undefined,
  );
  const categories = value?.tree === tree ? value.categories : undefined;
  const isUnclear = isNeeded && !hasLearned && categories !== undefined && categories.unknownShare >= WORTH_ASKING;
  // Without these files nothing on the screen is wrong: what is unknown is said to be unknown.
  useAnswer(
    [tree],
    isUnclear && fetchPprof
      ? async (signal) => {
          await learnInWorker(tree, await fetchPprof(signal));
          setLearned(tree);
        }
      : undefined,
  );
  return categories;
}

/** True if what is shown depends on whose code functions are. */
export function dependsOnCategories(state: {
  readonly colors: string;
  readonly panes: readonly string[];
  readonly explained: unknown;
  readonly transforms: ReadonlyArray<{ readonly kind: string }>;
}): boolean {
  return (
    state.colors === 'byOwnCode' ||
    state.panes.includes('functions') ||
    Boolean(state.explained) ||
    state.transforms.some(({ kind }) => kind === 'ownCode')
  );
}
