import { type Meaning, MEANINGS } from './knownProfileTypes';
import type { ProfileTypeParts } from './parseProfileType';
import { parseUnit } from './parseUnit';

const MEANING_OF_ID = new Map(MEANINGS.flatMap((meaning) => meaning.ids.map((id) => [id, meaning] as const)));

/** Finds the kind of amount that a profile type holds; undefined where only its own profiler knows. */
export function findMeaning({ name, sampleType, sampleUnit, periodType }: ProfileTypeParts): Meaning | undefined {
  const id = `${name}:${sampleType}`;
  const meaning = MEANING_OF_ID.get(`${id}/${periodType}`) ?? MEANING_OF_ID.get(id);
  // Equal names with values of another kind have nothing in common.
  return meaning?.unit === parseUnit(sampleUnit).unit ? meaning : undefined;
}
