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

export const NO_CLUES: CodeClues = { places: new Map(), repository: '' };
