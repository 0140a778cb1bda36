import { compileRegex, RegexSyntaxError } from 'profile/labels/compileRegex';
import { quoteRegex } from 'profile/labels/regex';
import { RE2JS } from 're2js';

export interface QuickFilter {
  matches(name: string): boolean;
  /** One sentence per term that is no regular expression and is searched literally, and one if the text is too long. */
  readonly problems: readonly string[];
}

/** Longest filter, in characters: a URL could carry any number of terms. */
const MAX_LENGTH = 500;

/** States of one expression. Lists have thousands of names; what people write has fewer than a hundred. */
const MAX_REGEX_SIZE = 500;

/**
 * Creates the filter of a list by name: terms separated by commas, of which one has to match; each is a regular
 * expression of RE2 (linear time, so no text can hang the page), upper and lower case alike. "" matches everything. A
 * comma that belongs to a term is written `\,`; in a repetition like `a{1,3}` it needs no backslash.
 *
 *     createQuickFilter('pay,^web').matches('payments')  // true
 *     createQuickFilter('a\\,b').matches('a,b')          // true
 */
export function createQuickFilter(text: string): QuickFilter {
  const problems = text.length > MAX_LENGTH ? [`Only the first ${MAX_LENGTH} characters count.`] : [];
  const patterns = splitTerms(text.slice(0, MAX_LENGTH)).map((term) => {
    try {
      return compileRegex(term, RE2JS.CASE_INSENSITIVE, MAX_REGEX_SIZE);
    } catch (error) {
      if (!(error instanceof RegexSyntaxError)) {
        throw error;
      }
      // Half-typed expressions such as "(" are common: the text itself is the best guess, and the page says so.
      problems.push(`“${term}” is not a regular expression, so it is searched as plain text.`);
      return compileRegex(quoteRegex(term.replaceAll('\\,', ',')), RE2JS.CASE_INSENSITIVE);
    }
  });
  return { matches: (name) => patterns.length === 0 || patterns.some((pattern) => pattern.test(name)), problems };
}

function splitTerms(text: string): string[] {
  const terms = text.match(/(?:\\.|\{\d+,\d*\}|[^,])+/gsu) ?? [];
  return terms.map((term) => term.trim()).filter((term) => term !== '');
}
