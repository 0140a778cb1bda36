import { RE2JS, RE2JSException } from 're2js';

// A pattern's cost per character grows with its program. Longer ones come from no hand, and would make a page crawl.
const MAX_PATTERN_LENGTH = 4_000;
const MAX_PROGRAM_SIZE = 5_000;

type RegexCheck = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** Thrown by `compileRegex`; the message is a sentence fragment for people, like `missing closing ): \`(\``. */
export class RegexSyntaxError extends Error {
  override readonly name = 'RegexSyntaxError';
}

/** Compiles a regex in RE2 syntax, the dialect of the server, or says why the text is none. */
export function checkRegex(text: string, maxProgramSize?: number): RegexCheck {
  try {
    compileRegex(text, 0, maxProgramSize);
    return { ok: true };
  } catch (error) {
    if (error instanceof RegexSyntaxError) {
      return { ok: false, error: error.message };
    }
    throw error;
  }
}

/**
 * Compiles RE2 syntax; matching takes time linear in the text, and up to `maxProgramSize` steps per character. `flags`
 * are those of re2js. @throws RegexSyntaxError
 */
export function compileRegex(text: string, flags = 0, maxProgramSize = MAX_PROGRAM_SIZE): RE2JS {
  if (text.length > MAX_PATTERN_LENGTH) {
    throw new RegexSyntaxError(`longer than ${MAX_PATTERN_LENGTH} characters`);
  }
  const regex = compile(text, flags);
  if (regex.programSize() > maxProgramSize) {
    throw new RegexSyntaxError('too large once its repetitions are written out');
  }
  return regex;
}

function compile(text: string, flags: number): RE2JS {
  try {
    return RE2JS.compile(text, flags);
  } catch (error) {
    if (error instanceof RE2JSException) {
      throw new RegexSyntaxError(error.message.replace(/^error parsing regexp: /, ''));
    }
    throw error;
  }
}
