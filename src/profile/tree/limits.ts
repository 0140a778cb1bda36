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
