/** Reference to a file in a link. The file itself stays on its computer. */
export interface FileReference {
  readonly name: string;
  readonly bytes: number;
  /** Hash of the content, see `hashFile`: 16 hexadecimal digits. */
  readonly hash: string;
}

/** Returns the key of a file. Two files with the same key are the same file, whatever their names are. */
export function getFileKey({ hash, bytes }: FileReference): string {
  return `${hash}-${bytes}`;
}

export function encodeFileReference(file: FileReference): string {
  return `${getFileKey(file)}-${file.name}`;
}

/** undefined if the text refers to no file. */
export function decodeFileReference(text: string): FileReference | undefined {
  const [, hash, bytes, name] = /^([0-9a-f]{16})-(\d{1,15})-(.+)$/s.exec(text) ?? [];
  return hash && bytes && name ? { name, bytes: Number(bytes), hash } : undefined;
}

const WORD_BYTES = 4;

/**
 * A hash of all bytes of a file, to find the same file again: 16 hexadecimal digits. Two sums of 32 bits (FNV-1a, over words,
 * with two multipliers) tell files apart that nobody made to be mistaken for each other. SHA-256 would be better, but browsers
 * have it only if a page came over HTTPS.
 */
export function hashFile(bytes: Uint8Array): string {
  let high = 0x811c9dc5;
  let low = 0xcbf29ce4;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % WORD_BYTES);
  const add = (word: number) => {
    high = Math.imul(high ^ word, 0x01000193);
    high ^= high >>> 15;
    low = Math.imul(low ^ word, 0x5bd1e995);
    low ^= low >>> 13;
  };
  for (let place = 0; place < whole; place += WORD_BYTES) {
    add(view.getInt32(place, true));
  }
  bytes.subarray(whole).forEach(add);
  add(bytes.length);
  return [high, low].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}
