import { MAX_PROFILE_BYTES } from 'profile/tree/limits';
import { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';

/** Inflates gzip data; in a browser a `DecompressionStream`. */
export type Inflate = (bytes: Uint8Array) => ReadableStream<Uint8Array>;

/**
 * Bytes of a pprof file without their gzip, if they have one. Stops inflating as soon as there are more than `maxBytes`:
 * a small file can unpack to any size.
 *
 * @throws ProfileDecodeError
 */
export async function readPprofBytes(
  bytes: Uint8Array,
  inflate: Inflate,
  maxBytes = MAX_PROFILE_BYTES,
): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes;
  }
  const reader = inflate(bytes).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = await reader.read().catch((cause: unknown) => {
      throw new ProfileDecodeError('gzip', 'malformed', `The profile cannot be unpacked: ${String(cause)}`);
    });
    if (chunk.done) {
      break;
    }
    length += chunk.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new ProfileDecodeError(
        'gzip',
        'too-large',
        `The profile unpacks to more than ${maxBytes.toLocaleString('en')} bytes.`,
      );
    }
    chunks.push(chunk.value);
  }
  const inflated = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    inflated.set(chunk, position);
    position += chunk.length;
  }
  return inflated;
}
