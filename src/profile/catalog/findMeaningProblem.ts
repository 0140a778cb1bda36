import type { ProfileTypeDescription } from './describeProfileType';
import type { ValueUnit } from './knownProfileTypes';

type Meaning = Pick<ProfileTypeDescription, 'title' | 'unit' | 'isKnown'>;

const MEASURES: Record<ValueUnit, string> = { ns: 'time', bytes: 'bytes', short: 'a count' };

/** Problem of laying two profile types over each other; undefined if both mean the same. */
export interface MeaningProblem {
  /** False if it is only unknown whether they mean the same. */
  readonly isRefused: boolean;
  readonly sentence: string;
}

export function findMeaningProblem(first: Meaning, second: Meaning): MeaningProblem | undefined {
  if (first.unit !== second.unit) {
    return {
      isRefused: true,
      sentence: `“${first.title}” is ${MEASURES[first.unit]}, “${second.title}” is ${MEASURES[second.unit]}: one cannot be subtracted from the other.`,
    };
  }
  if (first.title === second.title) {
    return undefined;
  }
  return first.isKnown && second.isKnown
    ? { isRefused: true, sentence: `“${first.title}” and “${second.title}” are different things, in the same unit.` }
    : {
        isRefused: false,
        sentence: `Whether “${first.title}” means the same as “${second.title}” is not known.`,
      };
}
