import { ProfileDecodeError, type ProfileFormat } from 'profile/tree/ProfileDecodeError';
import { STEP_BYTES } from './runSteps';

/** Bytes of one line. */
const MAX_LINE_BYTES = 67_108_864;

const LINE_BREAK = 0x0a;

/**
 * Decodes UTF-8 in parts of whole lines: one string would take its size once or twice more, and strings end at half a gigabyte.
 *
 * @throws ProfileDecodeError for a line of more than 64 MB
 */
export function* decodeTextParts(
  bytes: Uint8Array,
  format: ProfileFormat,
): Generator<{ readonly text: string; readonly end: number }> {
  const utf8 = new TextDecoder();
  for (let start = 0; start < bytes.length;) {
    const lineBreak = bytes.indexOf(LINE_BREAK, Math.min(bytes.length, start + STEP_BYTES));
    const end = lineBreak < 0 ? bytes.length : lineBreak + 1;
    if (end - start > STEP_BYTES + MAX_LINE_BYTES) {
      throw new ProfileDecodeError(
        format,
        'too-large',
        `A line from byte ${start} on is longer than ${MAX_LINE_BYTES.toLocaleString('en')} bytes.`,
      );
    }
    yield { text: utf8.decode(bytes.subarray(start, end)), end };
    start = end;
  }
}
