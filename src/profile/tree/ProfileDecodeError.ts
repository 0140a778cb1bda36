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
  | 'Chrome CPU profile'
  | 'V8 heap profile'
  | 'DevTools trace'
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
    /** True if the message says where in the file. */
    readonly isLocated = false,
  ) {
    super(message);
  }
}

/** Returns a function that makes errors of one format. */
export function failuresOf(format: ProfileFormat) {
  return (reason: ProfileErrorReason, message: string) => new ProfileDecodeError(format, reason, message);
}

/**
 * Adds the place in a file to an error that reading threw: "profiles[3].samples[17]". With nested parts the innermost
 * is named, since its path contains the others.
 */
export function locateError(error: unknown, path: string): unknown {
  if (!(error instanceof ProfileDecodeError) || error.isLocated) {
    return error;
  }
  const sentence = error.message.replace(/\.$/, '');
  return new ProfileDecodeError(error.format, error.reason, `${sentence} (at ${path}).`, true);
}

/**
 * A decoder accepts no more than this. The largest answer of a Pyroscope server has 1,048,576 nodes plus one cut node per
 * cut branch; the rest is room for files that people open.
 */
export const MAX_NODES = 4_194_304;

/** Bytes of one encoded profile, after inflating. */
export const MAX_PROFILE_BYTES = 536_870_912;

/** Bytes (UTF-8) or characters of one function name. */
export const MAX_NAME_LENGTH = 1_048_576;

/**
 * Frames of all stacks together that a decoder walks. Stacks can share locations, so a small file may describe more
 * stack than any computer can walk.
 */
export const MAX_STACK_FRAMES = 134_217_728;
