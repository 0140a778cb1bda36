export type ProfileFormat =
  | 'tree'
  | 'levels'
  | 'nested set'
  | 'pprof'
  | 'OTLP'
  | 'collapsed'
  | 'speedscope'
  | 'flamebearer'
  | 'gzip'
  | 'cpuprofile'
  | 'heapprofile'
  | 'trace'
  | 'pyinstrument'
  | 'perf script'
  | 'file';

/**
 * - `truncated`: the input ends in the middle of something
 * - `malformed`: the input is not of this format
 * - `inconsistent`: well formed, but its numbers contradict each other (children larger than their parent, a cycle, …)
 * - `negative`: a value below zero, which no tree can show
 * - `too-large`: more nodes, names, frames or bytes than the limits of `limits.ts`
 */
export type ProfileErrorReason = 'truncated' | 'malformed' | 'inconsistent' | 'negative' | 'too-large';

/** A decoder throws this for any input that it cannot turn into a profile. `message` is a sentence for people. */
export class ProfileDecodeError extends Error {
  override readonly name = 'ProfileDecodeError';

  constructor(
    readonly format: ProfileFormat,
    readonly reason: ProfileErrorReason,
    message: string,
  ) {
    super(message);
  }
}
