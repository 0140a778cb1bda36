import { RE2JS } from 're2js';

export interface QuickFilter {
  matches(name: string): boolean;
  /** One sentence per term that is no regular expression and is looked for as it stands. */
  readonly problems: readonly string[];
}

/**
 * The filter of a list by name: terms separated by commas, of which one has to match; each is a regular expression of
 * RE2 (linear time, so no text can hang the page), upper and lower case alike. "" matches everything.
 *
 *     createQuickFilter('pay,^web').matches('payments')  // true
 */
export function createQuickFilter(text: string): QuickFilter {
  const problems: string[] = [];
  const terms = text
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '')
    .map((term) => {
      try {
        return RE2JS.compile(term, RE2JS.CASE_INSENSITIVE);
      } catch {
        // Half-typed expressions such as "(" are common: the text itself is the best guess, and the page says so.
        problems.push(`“${term}” is no regular expression; it is looked for as it stands.`);
        return RE2JS.compile(RE2JS.quote(term), RE2JS.CASE_INSENSITIVE);
      }
    });
  return { matches: (name) => terms.length === 0 || terms.some((term) => term.matcher(name).find()), problems };
}
