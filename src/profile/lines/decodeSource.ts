/** A source file as text, or why it is none. */
export type SourceText =
  | {
      readonly kind: 'text';
      /** Lines without line ends. */
      readonly lines: readonly string[];
      /** Sentence about something odd in the file; "" for nothing. */
      readonly note: string;
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Largest source file. People write no larger ones; generators do. */
const MAX_SOURCE_BYTES = 8_000_000;

/** Reads the bytes of a file as source: UTF-8 or UTF-16 with a mark, else Western European; lines end as on any system. */
export function decodeSource(bytes: Uint8Array): SourceText {
  if (bytes.length > MAX_SOURCE_BYTES) {
    return { kind: 'unreadable', reason: `The file has ${bytes.length.toLocaleString('en')} bytes, too many to show.` };
  }
  const encoding = findUtf16(bytes);
  if (encoding) {
    return toText(new TextDecoder(encoding).decode(bytes), '');
  }
  if (bytes.subarray(0, 8_000).includes(0)) {
    return { kind: 'unreadable', reason: 'This is a binary file.' };
  }
  try {
    return toText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), '');
  } catch {
    // Latin letters then come out right, and nothing is lost.
    return toText(
      new TextDecoder('windows-1252').decode(bytes),
      'The file is not UTF-8; it is read as Western European text.',
    );
  }
}

function toText(text: string, note: string): SourceText {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return { kind: 'text', lines, note };
}

function findUtf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
