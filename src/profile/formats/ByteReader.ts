import { BinaryReader, type WireType } from '@bufbuild/protobuf/wire';
import { ProfileDecodeError, type ProfileFormat } from 'profile/tree/ProfileDecodeError';

/**
 * Varints and length-delimited parts without an object or a bigint per number, and with our error instead of a
 * silent read past the end.
 */
export class ByteReader extends BinaryReader {
  constructor(
    bytes: Uint8Array,
    private readonly format: ProfileFormat,
  ) {
    super(bytes);
  }

  /** Signed 64-bit varint. Beyond 2^53 it is the nearest number. */
  varint(): number {
    const bytes = this.buf;
    const start = this.pos;
    const first = bytes[start];
    // Most varints are lengths and counts below 128.
    if (first !== undefined && first < 0x80) {
      this.pos = start + 1;
      return first;
    }
    let position = start;
    let value = 0;
    let scale = 1;
    for (let index = 0; index < 9; index++) {
      const byte = bytes[position++];
      if (byte === undefined) {
        throw this.truncated();
      }
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.pos = position;
        return value;
      }
      scale *= 128;
    }
    // Ten bytes: negative, or padded with zeros.
    return Number(BigInt.asIntN(64, this.longVarint(start)));
  }

  /** Unsigned 64-bit varint whose identity matters: a bigint beyond 2^53, so that two ids stay two. */
  id(): number | bigint {
    const start = this.pos;
    const value = this.varint();
    return value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : this.longVarint(start);
  }

  /** Reads a varint that is a length, or a count of parts of these bytes; never more than the bytes that remain. */
  length(): number {
    const value = this.varint();
    if (value < 0 || value > this.len - this.pos) {
      throw this.truncated();
    }
    return value;
  }

  /** The next bytes, not copied. `length` has to come from `length()`. */
  bytesOf(length: number): Uint8Array {
    this.pos += length;
    return this.buf.subarray(this.pos - length, this.pos);
  }

  /** Counts the varints in the next bytes. `length` has to come from `length()`. */
  countVarints(length: number): number {
    const end = this.pos + length;
    let count = 0;
    for (let at = this.pos; at < end; at++) {
      count += this.buf[at] < 0x80 ? 1 : 0;
    }
    return count;
  }

  /** Skips the value of a field that is not known. */
  skipField(field: number, wireType: WireType): void {
    const start = this.pos;
    try {
      this.skip(wireType, field);
    } catch (cause) {
      const reason = cause instanceof RangeError ? 'truncated' : 'malformed';
      throw new ProfileDecodeError(this.format, reason, `The field ${field} at byte ${start} cannot be read.`);
    }
  }

  truncated(): ProfileDecodeError {
    return new ProfileDecodeError(this.format, 'truncated', `The ${this.format} data ends early, at byte ${this.len}.`);
  }

  private longVarint(start: number): bigint {
    let value = 0n;
    for (let index = 0; index < 10; index++) {
      const byte = this.buf[start + index];
      if (byte === undefined) {
        throw this.truncated();
      }
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) {
        this.pos = start + index + 1;
        return BigInt.asUintN(64, value);
      }
    }
    throw new ProfileDecodeError(this.format, 'malformed', `The number at byte ${start} has more than 64 bits.`);
  }
}
