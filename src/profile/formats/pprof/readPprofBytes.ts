import { failuresOf, MAX_PROFILE_BYTES } from 'profile/tree/ProfileDecodeError';

const failure = failuresOf('gzip');

/** Inflates gzip data; in a browser a `DecompressionStream`. */
export type Inflate = (bytes: Uint8Array) => ReadableStream<Uint8Array>;

/** Profiles unpack to 3 to 30 times their size, and repeated text to a hundred times; gzip alone allows for 1,032. */
const MAX_RATIO = 400;

/** Up to this size a file may inflate at any ratio. */
const ANY_RATIO_BYTES = 16_777_216;

interface ReadBytesOptions {
  readonly maxBytes?: number;
  /** Called with the number of bytes read so far. */
  readonly onChunk?: (length: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads bytes of a file without their gzip, if they have one. Stops inflating as soon as there are more than
 * `maxBytes`, or more than a profile can have for the size of its file: a small file can unpack to any size.
 *
 * @throws ProfileDecodeError
 */
export async function readPprofBytes(
  bytes: Uint8Array,
  inflate: Inflate,
  { maxBytes = MAX_PROFILE_BYTES, onChunk, signal }: ReadBytesOptions = {},
): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes;
  }
  const reader = inflate(bytes).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = await reader.read().catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
      throw failure('malformed', `The file cannot be unpacked: it is cut off, or damaged (${why}).`);
    });
    if (chunk.done) {
      break;
    }
    length += chunk.value.length;
    if (signal?.aborted) {
      await reader.cancel();
      signal.throwIfAborted();
    }
    onChunk?.(length);
    if (length > maxBytes) {
      await reader.cancel();
      throw failure(
        'too-large',
        `The file unpacks to more than ${maxBytes.toLocaleString('en')} bytes, which is the most that is read.`,
      );
    }
    if (length > ANY_RATIO_BYTES && length > bytes.length * MAX_RATIO) {
      await reader.cancel();
      throw failure(
        'too-large',
        `The file unpacks to more than ${MAX_RATIO} times its size, which no profile does: reading stopped at ${length.toLocaleString('en')} bytes.`,
      );
    }
    chunks.push(chunk.value);
  }
  const inflated = new Uint8Array(length);
  let position = 0;
  // Each part is freed once it is copied.
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
    inflated.set(chunk, position);
    position += chunk.length;
  }
  return inflated;
}
