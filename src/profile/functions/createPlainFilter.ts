import type { QuickFilter } from './createQuickFilter';

// Characters that stand for themselves in a regex. Beyond ASCII, upper and lower case are the engine's matter.
const PLAIN_TEXT = /^[\w ,/:;@#%&=~'"!<>-]{0,500}$/;

/**
 * Creates the same filter as `createQuickFilter` for texts of plain words; undefined for others. It does without the
 * regex engine, which is large and comes after the first page.
 */
export function createPlainFilter(text: string): QuickFilter | undefined {
  if (!PLAIN_TEXT.test(text)) {
    return undefined;
  }
  const terms = text
    .toLowerCase()
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
  return {
    matches: (name) => terms.length === 0 || terms.some((term) => name.toLowerCase().includes(term)),
    problems: [],
  };
}
