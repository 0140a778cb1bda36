import { afterPaint } from 'components/afterPaint';
import { useAnswer } from 'components/useAnswer';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { FetchedClues } from 'profile/names/CodeClues';
import { useState } from 'react';
import type { OpenedProfile } from 'worker/OpenedProfile';
import { useCategoryRules } from './categoryRulesStore';

/** Part of unknown value from which a request for more is worthwhile. */
const WORTH_ASKING = 0.01;

export interface OwnersAnswer {
  /** undefined until it is known, and while nothing on the screen depends on it. */
  readonly categories: TreeCategories | undefined;
  /** Sentence about what could not be read; "" for nothing. */
  readonly problem: string;
}

/**
 * Classifies whose code the functions of a profile are, by names and stacks. If they leave too much unknown, the profile's pprof is
 * requested once: it has files and binaries that a call tree lacks, and labels may name the repository.
 *
 * @param profile profile before any transform
 */
export function useCategories(
  profile: OpenedProfile,
  isNeeded: boolean,
  fetchClues: ((signal: AbortSignal) => Promise<FetchedClues>) | undefined,
): OwnersAnswer {
  const { text: rulesText } = useCategoryRules();
  const [learned, setLearned] = useState<OpenedProfile>();
  const hasLearned = learned === profile;
  const { value } = useAnswer(
    [profile, rulesText, hasLearned],
    isNeeded
      ? async () => {
          // The worker takes long, and a core from the first picture if there are few.
          await new Promise<void>((resolve) => afterPaint(resolve));
          return { profile, categories: await profile.getCategories() };
        }
      : undefined,
  );
  const categories = value?.profile === profile ? value.categories : undefined;
  // Clues that were fetched stay, even if they leave so little unknown that nobody would ask now.
  const isUnclear = hasLearned || (categories !== undefined && categories.unknownShare >= WORTH_ASKING);
  const { error } = useAnswer(
    [profile],
    isNeeded && isUnclear && fetchClues
      ? async (signal) => {
          const { pprof, repository, labelsError } = await fetchClues(signal);
          await profile.learn(pprof, repository);
          setLearned(profile);
          if (labelsError) {
            throw labelsError;
          }
        }
      : undefined,
  );
  return { categories, problem: error === undefined ? '' : describeProblem(hasLearned, error) };
}

/**
 * Describes what is missing without clues. Nothing on the screen is wrong, as unknown code is marked so, but more could be known.
 */
function describeProblem(hasLearned: boolean, error: string): string {
  return hasLearned
    ? `Code categories do without the service’s repository: its labels could not be read. ${error}`
    : `Code categories come from names and stacks alone: files and binaries could not be read. ${error}`;
}

/** True if the screen shows whose code functions are. */
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
