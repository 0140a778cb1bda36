import { ProfileEncodeError } from 'profile/formats/ProfileEncodeError';
import { MAX_PROFILE_BYTES } from 'profile/tree/ProfileDecodeError';

/** Protobuf's varints and length-delimited parts, appended to one growing buffer. */
export class ByteWriter {
  private bytes = new Uint8Array(65_536);
  private position = 0;

  /** Bytes so far; the buffer is not copied. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.position);
  }

  /** Any whole number of 64 bits, negative ones as int64. */
  varint(value: number): void {
    this.reserve(10);
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) {
      let rest = BigInt.asUintN(64, BigInt(value));
      while (rest > 0x7fn) {
        this.bytes[this.position++] = Number(rest & 0x7fn) | 0x80;
        rest >>= 7n;
      }
      this.bytes[this.position++] = Number(rest);
      return;
    }
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.position++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.position++] = rest;
  }

  /** Writes a number field; 0 is omitted, as in proto3. */
  numberField(field: number, value: number): void {
    if (value !== 0) {
      this.varint(field * 8);
      this.varint(value);
    }
  }

  /** Begins a length-delimited field; `length` bytes have to follow. */
  partOfLength(field: number, length: number): void {
    this.varint(field * 8 + 2);
    this.varint(length);
  }

  bytesField(field: number, bytes: Uint8Array): void {
    this.partOfLength(field, bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.position);
    this.position += bytes.length;
  }

  private reserve(length: number): void {
    const needed = this.position + length;
    if (needed > MAX_PROFILE_BYTES) {
      throw new ProfileEncodeError('pprof');
    }
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.min(MAX_PROFILE_BYTES, Math.max(needed, this.bytes.length * 2)));
      grown.set(this.bytes);
      this.bytes = grown;
    }
  }
}

export function sizeOfVarint(value: number): number {
  if (value < 0) {
    return 10;
  }
  let size = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) {
    size++;
  }
  return size;
}
