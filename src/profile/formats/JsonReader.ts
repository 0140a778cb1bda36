import {
  MAX_PROFILE_BYTES,
  ProfileDecodeError,
  type ProfileErrorReason,
  type ProfileFormat,
} from 'profile/tree/ProfileDecodeError';
import { isObject, type JsonObject } from './parseJson';

/** Narrows what a JSON file holds, or says which part of it is wrong. */
export class JsonReader {
  constructor(readonly format: ProfileFormat) {}

  parseAny(text: string): unknown {
    if (text.length > MAX_PROFILE_BYTES) {
      throw this.failure('too-large', `The file has ${text.length.toLocaleString('en')} characters.`);
    }
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw this.malformed(`This is not JSON: ${String(cause)}`);
    }
  }

  /** `file`: the text, or what was read from it already. */
  parse(file: string | JsonObject): JsonObject {
    return this.object(typeof file === 'string' ? this.parseAny(file) : file, 'The file');
  }

  object(value: unknown, what: string): JsonObject {
    if (!isObject(value)) {
      throw this.malformed(`${what} has to be an object.`);
    }
    return value;
  }

  array(value: unknown, what: string): readonly unknown[] {
    if (!Array.isArray(value)) {
      throw this.malformed(`${what} has to be a list.`);
    }
    return value;
  }

  /** The list itself: a copy of one with millions of numbers would take as much as the file. */
  numbers(value: unknown, what: string): readonly number[] {
    const items = this.array(value, what);
    items.forEach((item, place) => Number.isFinite(item) || this.number(item, `Element ${place} of ${what}`));
    return items as readonly number[];
  }

  strings(value: unknown, what: string): readonly string[] {
    const items = this.array(value, what);
    items.forEach((item, place) => typeof item === 'string' || this.string(item, `Element ${place} of ${what}`));
    return items as readonly string[];
  }

  number(value: unknown, what: string): number {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw this.malformed(`${what} needs a number.`);
    }
    return value;
  }

  string(value: unknown, what: string): string {
    if (typeof value !== 'string') {
      throw this.malformed(`${what} needs a text.`);
    }
    return value;
  }

  malformed(message: string): ProfileDecodeError {
    return this.failure('malformed', message);
  }

  failure(reason: ProfileErrorReason, message: string): ProfileDecodeError {
    return new ProfileDecodeError(this.format, reason, message);
  }
}
