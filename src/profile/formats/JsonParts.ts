import { locateError } from 'profile/tree/ProfileDecodeError';
import type { JsonReader } from './JsonReader';
import type { Steps } from './runSteps';

/** Byte range of a value in a text. */
export interface JsonRange {
  readonly start: number;
  readonly end: number;
}

/** Range of a member that the file does not have. */
export const NOWHERE: JsonRange = { start: -1, end: -1 };

const [QUOTE, BACKSLASH, COMMA, COLON, BRACKET, BRACE] = [0x22, 0x5c, 0x2c, 0x3a, 0x5b, 0x7b];
const SMALL_N = 0x6e;
/** Bits in which a bracket differs from a brace, and the closing brace. */
const [BRACE_BIT, CLOSE] = [0x20, 0x7d];

/** Elements of a list that are read at once, in bytes. */
const BATCH_BYTES = 65_536;
/** Values longer than this are read part by part. */
const PART_BYTES = 1_048_576;
/** Levels of a text that are looked through for parts: each is passed over once more. */
const MAX_LEVELS = 8;

/**
 * Reader of JSON, part by part from its bytes: one string would take its size once or twice more, and strings end at
 * half a gigabyte. Errors name the byte range of the fault.
 */
export class JsonParts {
  private readonly utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(
    private readonly bytes: Uint8Array,
    private readonly json: JsonReader,
  ) {}

  /** Lists the values of the file, which may have one per line. */
  *listValues(): Generator<JsonRange> {
    for (let at = this.skipSpace(0); at < this.bytes.length;) {
      const end = this.skipValue(at);
      yield { start: at, end };
      at = this.skipSpace(end);
    }
  }

  isNull({ start, end }: JsonRange): boolean {
    return this.bytes[start] === SMALL_N && end - start === 'null'.length;
  }

  isList({ start }: JsonRange): boolean {
    return this.bytes[start] === BRACKET;
  }

  /** True for a list whose first element is an object with a member of that name. */
  isListOf(list: JsonRange, name: string): boolean {
    const [first] = this.isList(list) ? this.listElements(list, 'The file') : [];
    return first !== undefined && this.bytes[first.start] === BRACE && this.findMembers(first).has(name);
  }

  /** Finds the byte ranges of an object's members. @throws ProfileDecodeError if the value is no object */
  findMembers({ start }: JsonRange, what = 'The file'): Map<string, JsonRange> {
    const members = new Map<string, JsonRange>();
    if (this.bytes[start] !== BRACE) {
      throw this.json.malformed(`${what} has to be an object.`);
    }
    let at = this.skipSpace(start + 1);
    while (this.bytes[at] !== CLOSE) {
      const keyEnd = this.skipValue(at);
      const key = this.json.string(this.parse({ start: at, end: keyEnd }), 'The name of a value');
      const valueStart = this.skipSpace(this.expect(this.skipSpace(keyEnd), COLON));
      const end = this.skipValue(valueStart);
      members.set(key, { start: valueStart, end });
      at = this.skipSeparator(end, CLOSE);
    }
    return members;
  }

  /** Lists the byte ranges of a list's elements. @throws ProfileDecodeError if the value is no list */
  *listElements({ start }: JsonRange, what: string): Generator<JsonRange> {
    if (this.bytes[start] !== BRACKET) {
      throw this.json.malformed(`${what} has to be a list.`);
    }
    const close = CLOSE - BRACE_BIT;
    for (let at = this.skipSpace(start + 1); this.bytes[at] !== close;) {
      const end = this.skipValue(at);
      yield { start: at, end };
      at = this.skipSeparator(end, close);
    }
  }

  /** Counts the elements of a list of numbers. If it holds anything else, a reader refuses it later. */
  countNumbers({ start, end }: JsonRange): number {
    let commas = 0;
    for (let at = start; at < end; at++) {
      commas += this.bytes[at] === COMMA ? 1 : 0;
    }
    return commas > 0 || this.skipSpace(start + 1) < end - 1 ? commas + 1 : 0;
  }

  /** Reads the elements of a list in batches. @throws ProfileDecodeError if it is no list */
  *readBatches(list: JsonRange, what: string): Generator<{ readonly items: readonly unknown[]; readonly end: number }> {
    let from = -1;
    for (const { start, end } of this.listElements(list, what)) {
      from = from < 0 ? start : from;
      if (end - from > BATCH_BYTES) {
        yield { items: this.parseBatch({ start: from, end }), end };
        from = -1;
      }
    }
    if (from >= 0) {
      yield { items: this.parseBatch({ start: from, end: this.skipSpaceBack(list.end - 1) }), end: list.end };
    }
  }

  /**
   * Reads the elements of a list one by one.
   *
   * @param path path of the list in the file; errors of `read` get it together with the place in the list
   * @throws ProfileDecodeError if it is no list
   */
  *readEach(list: JsonRange, path: string, read: (item: unknown) => void): Steps<void> {
    let place = 0;
    for (const { items, end } of this.readBatches(list, `"${path}"`)) {
      try {
        for (const item of items) {
          read(item);
          place++;
        }
      } catch (error) {
        throw locateError(error, `${path}[${place}]`);
      }
      yield end;
    }
  }

  *read(range: JsonRange, level = 0): Steps<unknown> {
    if (range.end - range.start <= PART_BYTES || level >= MAX_LEVELS || this.bytes[range.start] === QUOTE) {
      const value = this.parse(range);
      yield range.end;
      return value;
    }
    if (!this.isList(range)) {
      const members: Array<readonly [string, unknown]> = [];
      for (const [key, member] of this.findMembers(range)) {
        members.push([key, yield* this.read(member, level + 1)]);
      }
      return Object.fromEntries(members);
    }
    const elements: unknown[] = [];
    let small: JsonRange | undefined;
    for (const element of this.listElements(range, 'A list')) {
      const isLarge = element.end - element.start > PART_BYTES;
      const batch: JsonRange = small && !isLarge ? { start: small.start, end: element.end } : (small ?? element);
      if (isLarge) {
        this.addBatch(elements, small);
        elements.push(yield* this.read(element, level + 1));
        small = undefined;
      } else if (batch.end - batch.start > BATCH_BYTES) {
        this.addBatch(elements, batch);
        small = undefined;
        yield batch.end;
      } else {
        small = batch;
      }
    }
    this.addBatch(elements, small);
    return elements;
  }

  parse({ start, end }: JsonRange): unknown {
    return this.parseText(this.utf8.decode(this.bytes.subarray(start, end)), { start, end });
  }

  private addBatch(elements: unknown[], batch: JsonRange | undefined): void {
    for (const item of batch ? this.parseBatch(batch) : []) {
      elements.push(item);
    }
  }

  private parseBatch({ start, end }: JsonRange): readonly unknown[] {
    const text = this.utf8.decode(this.bytes.subarray(start, end));
    return this.json.array(this.parseText(`[${text}]`, { start, end }), 'A list');
  }

  private parseText(text: string, { start, end }: JsonRange): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // The browser's message counts from the beginning of the part, so it is not used.
      throw this.json.malformed(`This is not JSON, between byte ${start} and byte ${end}.`);
    }
  }

  /** Skips to the next value, past a comma, or to the end of the object or list. */
  private skipSeparator(end: number, close: number): number {
    const at = this.skipSpace(end);
    return this.bytes[at] === close ? at : this.skipSpace(this.expect(at, COMMA));
  }

  private expect(at: number, byte: number): number {
    if (this.bytes[at] !== byte) {
      throw this.notJson(at);
    }
    return at + 1;
  }

  /** Skips the value that begins here; only its brackets and quotes are looked at. */
  private skipValue(start: number): number {
    const { bytes } = this;
    const first = bytes[start];
    if (first === QUOTE) {
      return this.skipString(start);
    }
    let at = start;
    if (first !== BRACKET && first !== BRACE) {
      while (isPlain(bytes[at])) {
        at++;
      }
      if (at === start) {
        throw this.notJson(at);
      }
      return at;
    }
    for (let depth = 0; ;) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        at = this.skipString(at);
        continue;
      }
      at++;
      if (byte === undefined) {
        throw this.notJson(at - 1);
      }
      const turned = byte | BRACE_BIT;
      if (turned === BRACE) {
        depth++;
      } else if (turned === CLOSE && --depth === 0) {
        return at;
      }
    }
  }

  private skipString(start: number): number {
    const { bytes } = this;
    for (let at = start + 1; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        return at + 1;
      }
      if (byte === BACKSLASH) {
        at++;
      }
    }
    throw this.notJson(bytes.length);
  }

  private skipSpace(start: number): number {
    let at = start;
    while (isSpace(this.bytes[at])) {
      at++;
    }
    return at;
  }

  private skipSpaceBack(end: number): number {
    let at = end;
    while (isSpace(this.bytes[at - 1])) {
      at--;
    }
    return at;
  }

  private notJson(at: number) {
    return at >= this.bytes.length
      ? this.json.malformed(`This is not JSON: it ends early, at byte ${at}.`)
      : this.json.malformed(`This is not JSON: byte ${at} is not what has to follow.`);
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** True for a byte of a number, true, false or null, or of an invalid value. */
function isPlain(byte: number | undefined): boolean {
  return byte !== undefined && byte !== COMMA && byte !== COLON && (byte | BRACE_BIT) !== CLOSE && !isSpace(byte);
}
