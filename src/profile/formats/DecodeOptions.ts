export interface DecodeOptions {
  /** True if the request had a limit of nodes: only then `other` may be a cut (see `finishTree`). */
  readonly limited: boolean;
  /** Largest number of nodes; trees with more are refused. */
  readonly maxNodes?: number;
}
