import { growUint32 } from './growArray';
import { MAX_NAME_LENGTH, ProfileDecodeError, type ProfileFormat } from './ProfileDecodeError';

/** Largest number of slots that are probed before a name is searched by its text: names made to collide must not cost more. */
const MAX_PROBES = 32;

/**
 * Distinct names in the order of their first use. A TREE answer repeats the name at every node, so a name that was seen
 * before is recognised by its bytes and not decoded again.
 *
 * Invalid UTF-8 becomes U+FFFD; names that are equal after that are one name.
 */
export class NameTable {
  readonly names: string[] = [];
  private readonly indexOfText = new Map<string, number>();
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Open addressing: entry number + 1, 0 for a free slot. */
  private slots = new Uint32Array(2048);
  private entryCount = 0;
  private entryStart = new Uint32Array(1024);
  private entryLength = new Uint32Array(1024);
  private entryHash = new Uint32Array(1024);
  private entryName = new Uint32Array(1024);
  /** View on `bytes` that reads four of them at once from any place. */
  private readonly view: DataView;

  /** `bytes`: the buffer that all of `internBytes` lies in. */
  constructor(
    private readonly format: ProfileFormat,
    private readonly bytes: Uint8Array = new Uint8Array(),
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  internText(text: string): number {
    const known = this.indexOfText.get(text);
    if (known !== undefined) {
      return known;
    }
    if (text.length > MAX_NAME_LENGTH) {
      throw this.tooLong();
    }
    const index = this.names.push(text) - 1;
    this.indexOfText.set(text, index);
    return index;
  }

  internBytes(start: number, length: number): number {
    if (length > MAX_NAME_LENGTH) {
      throw this.tooLong();
    }
    const { slots } = this;
    const hash = hashBytes(this.view, start, length);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const entry = slots[slot] - 1;
      if (entry < 0) {
        return this.addEntry(slot, start, length, hash);
      }
      if (this.entryHash[entry] === hash && this.isEntry(entry, start, length)) {
        return this.entryName[entry];
      }
      slot = (slot + 1) & mask;
    }
    return this.internText(this.decode(start, length));
  }

  private isEntry(entry: number, start: number, length: number): boolean {
    if (this.entryLength[entry] !== length) {
      return false;
    }
    const { view } = this;
    const other = this.entryStart[entry];
    let index = 0;
    for (; index + 4 <= length; index += 4) {
      if (view.getUint32(start + index, true) !== view.getUint32(other + index, true)) {
        return false;
      }
    }
    for (; index < length; index++) {
      if (view.getUint8(start + index) !== view.getUint8(other + index)) {
        return false;
      }
    }
    return true;
  }

  private addEntry(slot: number, start: number, length: number, hash: number): number {
    const name = this.internText(this.decode(start, length));
    const entry = this.entryCount++;
    if (entry >= this.entryStart.length) {
      this.entryStart = growUint32(this.entryStart, entry + 1);
      this.entryLength = growUint32(this.entryLength, entry + 1);
      this.entryHash = growUint32(this.entryHash, entry + 1);
      this.entryName = growUint32(this.entryName, entry + 1);
    }
    this.entryStart[entry] = start;
    this.entryLength[entry] = length;
    this.entryHash[entry] = hash;
    this.entryName[entry] = name;
    this.slots[slot] = entry + 1;
    if (this.entryCount * 2 > this.slots.length) {
      this.growSlots();
    }
    return name;
  }

  private growSlots(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.entryCount; entry++) {
      let slot = this.entryHash[entry] & mask;
      // An entry without a near slot is left out: its name is then found by text.
      for (let probe = 0; probe < MAX_PROBES; probe++) {
        if (slots[slot] === 0) {
          slots[slot] = entry + 1;
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    this.slots = slots;
  }

  private decode(start: number, length: number): string {
    return this.decoder.decode(this.bytes.subarray(start, start + length));
  }

  private tooLong(): ProfileDecodeError {
    return new ProfileDecodeError(
      this.format,
      'too-large',
      `A name is longer than the limit of ${MAX_NAME_LENGTH.toLocaleString('en')}.`,
    );
  }
}

/**
 * Hashes to 32 bits by MurmurHash3 (A. Appleby, public domain), four bytes at once: hashing takes most of the time of
 * decoding a tree.
 */
function hashBytes(view: DataView, start: number, length: number): number {
  let hash = length;
  const end = start + length;
  let position = start;
  for (; position + 4 <= end; position += 4) {
    hash = mixIn(hash, view.getUint32(position, true));
  }
  let rest = 0;
  for (; position < end; position++) {
    rest = (rest << 8) | view.getUint8(position);
  }
  hash = mixIn(hash, rest);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixIn(hash: number, word: number): number {
  const first = Math.imul(word, 0xcc9e2d51);
  const turned = hash ^ Math.imul((first << 15) | (first >>> 17), 0x1b873593);
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

/** Distinct names of an input, and where each of its names is in them: input may hold a name twice. */
export function indexNames(
  inputNames: readonly string[],
  format: ProfileFormat,
): { names: string[]; indexOf: Uint32Array } {
  const table = new NameTable(format);
  const indexOf = Uint32Array.from(inputNames, (name) => table.internText(name));
  return { names: table.names, indexOf };
}
