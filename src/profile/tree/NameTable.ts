import { growUint32 } from './growArray';
import { MAX_NAME_LENGTH } from './limits';
import type { ProfileFormat } from './ProfileDecodeError';
import { ProfileDecodeError } from './ProfileDecodeError';

/** Slots looked at before a name is searched by its text instead: bytes made to collide must not cost more than that. */
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

  /** `bytes`: the buffer that all of `internBytes` lies in. */
  constructor(
    private readonly format: ProfileFormat,
    private readonly bytes: Uint8Array = new Uint8Array(),
  ) {}

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
    const hash = hashBytes(this.bytes, start, length);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const entry = (slots[slot] ?? 0) - 1;
      if (entry < 0) {
        return this.addEntry(slot, start, length, hash);
      }
      if (this.entryHash[entry] === hash && this.isEntry(entry, start, length)) {
        return this.entryName[entry] ?? 0;
      }
      slot = (slot + 1) & mask;
    }
    return this.internText(this.decode(start, length));
  }

  private isEntry(entry: number, start: number, length: number): boolean {
    if (this.entryLength[entry] !== length) {
      return false;
    }
    const { bytes } = this;
    const other = this.entryStart[entry] ?? 0;
    for (let index = 0; index < length; index++) {
      if (bytes[start + index] !== bytes[other + index]) {
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
      let slot = (this.entryHash[entry] ?? 0) & mask;
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

/** 32 bits, FNV-1a with a final mix: the low bits of FNV alone cluster for names that share an ending. */
function hashBytes(bytes: Uint8Array, start: number, length: number): number {
  let hash = 0x811c9dc5;
  const end = start + length;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
