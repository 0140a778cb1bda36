import { ByteReader } from 'profile/formats/ByteReader';
import { STEP_BYTES, type Steps } from 'profile/formats/runSteps';
import {
  failuresOf,
  MAX_NAME_LENGTH,
  ProfileDecodeError,
  type ProfileErrorReason,
  type ProfileFormat,
} from 'profile/tree/ProfileDecodeError';

export const failure = failuresOf('pprof');

export const VARINT = 0;
export const LENGTH_DELIMITED = 2;

/** Reads one field of a message. Returns false for an unknown field, which is then skipped. */
export type ReadField = (field: number, wireType: number) => boolean;

/**
 * Messages of a profile as they are on the wire (Protocol Buffers): fields, packed numbers, strings and ids.
 *
 * @throws ProfileDecodeError
 */
export class PprofReader {
  readonly bytes: ByteReader;
  private readonly utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Ids beyond 2^53 by a negative number that stands for them. */
  private readonly largeIds = new Map<bigint, number>();

  constructor(
    bytes: Uint8Array,
    private readonly format: ProfileFormat = 'pprof',
  ) {
    this.bytes = new ByteReader(bytes, format);
  }

  *readFieldsInSteps(readField: ReadField): Steps<void> {
    const { bytes: reader } = this;
    let saidAt = reader.pos;
    while (reader.pos < reader.len) {
      this.readField(readField);
      if (reader.pos - saidAt > STEP_BYTES) {
        saidAt = reader.pos;
        yield saidAt;
      }
    }
    this.checkEnd(reader.len);
  }

  readMessage(readField: ReadField): void {
    const { bytes: reader } = this;
    const length = reader.length();
    const end = reader.pos + length;
    while (reader.pos < end) {
      this.readField(readField);
    }
    this.checkEnd(end);
  }

  private readField(readField: ReadField): void {
    const { bytes: reader } = this;
    const tag = reader.varint();
    const field = Math.floor(tag / 8);
    const wireType = tag % 8;
    if (field < 1 || field > 0x1fffffff) {
      throw this.failure('malformed', `Byte ${reader.pos} is not part of a ${this.format} file.`);
    }
    if (!readField(field, wireType)) {
      reader.skipField(field, wireType);
    }
  }

  private checkEnd(end: number): void {
    if (this.bytes.pos !== end) {
      throw this.failure('malformed', `A part of the profile reaches beyond byte ${end}, where it has to end.`);
    }
  }

  /** Reads a message of numbers: its fields 1 to `count`, the first `idCount` of them ids; 0 for missing ones. */
  readRow(count: number, idCount: number): number[] {
    const row = new Array<number>(count).fill(0);
    this.readMessage((field, wireType) => {
      if (wireType !== VARINT || field > count) {
        return false;
      }
      row[field - 1] = field <= idCount ? this.readId() : this.bytes.varint();
      return true;
    });
    return row;
  }

  /** Repeated numbers come packed or one by one. */
  readNumbers(wireType: number, readNumber: () => void): boolean {
    if (wireType === VARINT) {
      readNumber();
      return true;
    }
    if (wireType !== LENGTH_DELIMITED) {
      return false;
    }
    const { bytes: reader } = this;
    const length = reader.length();
    const end = reader.pos + length;
    while (reader.pos < end) {
      readNumber();
    }
    if (reader.pos !== end) {
      throw this.failure('malformed', `A list of numbers reaches beyond byte ${end}, where it has to end.`);
    }
    return true;
  }

  /** Reads a string of at most `MAX_NAME_LENGTH` characters. */
  readString(): string {
    const { bytes: reader } = this;
    const length = reader.length();
    if (length > MAX_NAME_LENGTH) {
      throw this.failure('too-large', `A string is longer than the limit of ${MAX_NAME_LENGTH.toLocaleString('en')}.`);
    }
    return this.utf8.decode(reader.bytesOf(length));
  }

  /** Reads a number for an id, whatever its size. */
  readId(): number {
    const id = this.bytes.id();
    if (typeof id === 'number') {
      return id;
    }
    let key = this.largeIds.get(id);
    if (key === undefined) {
      key = -1 - this.largeIds.size;
      this.largeIds.set(id, key);
    }
    return key;
  }

  private failure(reason: ProfileErrorReason, message: string): ProfileDecodeError {
    return new ProfileDecodeError(this.format, reason, message);
  }
}
