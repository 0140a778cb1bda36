import { useAnswer } from 'components/useAnswer';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { FetchedClues } from 'profile/names/CodeClues';
import { useState } from 'react';
import type { OpenedProfile } from 'worker/OpenedProfile';
import { useCategoryRules } from './useCategoryRules';

/** From this part of unknown value on it is worth a request to know more. */
const WORTH_ASKING = 0.01;

/**
 * Whose code the functions of a profile are, as far as names and stacks tell; undefined until that is known, and where nothing
 * on the screen depends on it. Where they leave too much unknown, the profile's pprof is asked for once: it has the files and
 * binaries that a call tree does not have, and labels may name the repository.
 *
 * @param profile before any transform
 */
export function useCategories(
  profile: OpenedProfile,
  isNeeded: boolean,
  fetchClues: ((signal: AbortSignal) => Promise<FetchedClues>) | undefined,
): TreeCategories | undefined {
  const { text: rulesText } = useCategoryRules();
  const [learned, setLearned] = useState<OpenedProfile>();
  const hasLearned = learned === profile;
  const { value } = useAnswer(
    [profile, rulesText, hasLearned],
    isNeeded ? async () => ({ profile, categories: await profile.getCategories() }) : undefined,
  );
  const categories = value?.profile === profile ? value.categories : undefined;
  const isUnclear = isNeeded && !hasLearned && categories !== undefined && categories.unknownShare >= WORTH_ASKING;
  // Without these files nothing on the screen is wrong: what is unknown is said to be unknown.
  useAnswer(
    [profile],
    isUnclear && fetchClues
      ? async (signal) => {
          const { pprof, repository } = await fetchClues(signal);
          await profile.learn(pprof, repository);
          setLearned(profile);
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
