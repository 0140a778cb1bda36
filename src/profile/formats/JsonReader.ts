import { MAX_PROFILE_BYTES } from 'profile/tree/limits';
import { ProfileDecodeError, type ProfileFormat } from 'profile/tree/ProfileDecodeError';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Narrows what a JSON file holds, or says which part of it is wrong. */
export class JsonReader {
  constructor(private readonly format: ProfileFormat) {}

  parse(text: string): JsonObject {
    if (text.length > MAX_PROFILE_BYTES) {
      throw new ProfileDecodeError(
        this.format,
        'too-large',
        `The file has ${text.length.toLocaleString('en')} characters.`,
      );
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw this.malformed(`This is not JSON: ${String(cause)}`);
    }
    return this.object(value, 'The file');
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

  numbers(value: unknown, what: string): readonly number[] {
    return this.array(value, what).map((item) => this.number(item, what));
  }

  strings(value: unknown, what: string): readonly string[] {
    return this.array(value, what).map((item) => this.string(item, what));
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

  private malformed(message: string): ProfileDecodeError {
    return new ProfileDecodeError(this.format, 'malformed', message);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
