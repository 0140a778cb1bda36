import { stableName } from './stableName';

/** A pprof file's clues beside names: the source file of each function and its binary. */
export interface CodeClues {
  /** By name of a function. A name that stands for several functions has the places of all. */
  readonly places: ReadonlyMap<string, readonly CodePlace[]>;
  /** As the label `service_repository` has it; "" where it is not set. */
  readonly repository: string;
}

/** "" for what the profile does not say. */
export interface CodePlace {
  readonly file: string;
  readonly binary: string;
}

/**
 * What several profiles of one tree tell, also of functions whose run numbers are left out (`stableName`). undefined where none
 * tells anything.
 */
export function mergeClues(all: ReadonlyArray<CodeClues | undefined>): CodeClues | undefined {
  const known = all.filter((clues) => clues !== undefined);
  const places = new Map<string, readonly CodePlace[]>();
  for (const clues of known) {
    for (const [name, found] of clues.places) {
      for (const key of new Set([name, stableName(name)])) {
        places.set(key, [...(places.get(key) ?? []), ...found]);
      }
    }
  }
  const repository = known.map((clues) => clues.repository).find((each) => each !== '') ?? '';
  return known.length > 0 ? { places, repository } : undefined;
}

/** What is asked for to learn more than names tell. */
export interface FetchedClues {
  /** Uncompressed; it has files and binaries. */
  readonly pprof: Uint8Array;
  /** As the labels of the profile's series have it; "" where they have none, or several, and where nobody could say. */
  readonly repository: string;
  /** Why the labels could not be read; undefined where they were. */
  readonly labelsError: Error | undefined;
}

export const NO_CLUES: CodeClues = { places: new Map(), repository: '' };
