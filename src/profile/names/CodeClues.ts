import { stableName } from './stableName';

/** A pprof file's clues beside names: the source file of each function and its binary. */
export interface CodeClues {
  /** Places by function name. A name that stands for several functions has the places of all. */
  readonly places: ReadonlyMap<string, readonly CodePlace[]>;
  /** Repository as in the label `service_repository`; "" if it is not set. */
  readonly repository: string;
}

/** "" for what the profile does not say. */
export interface CodePlace {
  readonly file: string;
  readonly binary: string;
}

/**
 * Merges the clues of several profiles of one tree, also for function names without run numbers (`stableName`).
 * undefined if no profile has clues.
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

/** Clues fetched from the server, beyond what names tell. */
export interface FetchedClues {
  /** Uncompressed; it has files and binaries. */
  readonly pprof: Uint8Array;
  /** Repository as in the labels of the profile's series; "" if they have none or several, and if the labels could not be read. */
  readonly repository: string;
  /** Error that prevented reading the labels; undefined if they were read. */
  readonly labelsError: Error | undefined;
}

export const NO_CLUES: CodeClues = { places: new Map(), repository: '' };
