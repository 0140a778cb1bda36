/** Samples of one profile with the same labels; `stacks[i]`, `spans[i]` and `values[type][i]` belong together. */
export interface SampleGroup {
  /** Labels of the samples themselves, which become labels of the series; span and trace ids are not among them. */
  readonly labels: Readonly<Record<string, string>>;
  /** Nodes of the symbol table's stacks. */
  readonly stacks: Uint32Array;
  /** Indexes into the span table, 0 for none; absent when no sample has a span. */
  readonly spans?: Uint32Array;
  /** One array per sample type, in the sample type's unit. */
  readonly values: readonly Float64Array[];
}

export interface ValueUnit {
  readonly type: string;
  readonly unit: string;
}

/** A pprof profile whose texts and stacks are numbers of one store. It may be appended any number of times. */
export interface StoredProfile {
  /** Milliseconds since the epoch, 0 when the profile does not say. */
  readonly timeMs: number;
  readonly sampleTypes: readonly ValueUnit[];
  readonly periodType: ValueUnit;
  readonly groups: readonly SampleGroup[];
}
