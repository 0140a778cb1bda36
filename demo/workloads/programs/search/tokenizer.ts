const STOP_WORDS = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** Words of a text as the index knows them: lower case, without stop words, reduced to a stem. */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const match of text.toLowerCase().matchAll(/[\p{L}\d]+/gu)) {
    const word = match[0];
    if (!STOP_WORDS.has(word)) {
      tokens.push(stem(word));
    }
  }
  return tokens;
}

// A light stemmer: enough to bring plurals and common endings together.
function stem(word: string): string {
  for (const [ending, replacement] of ENDINGS) {
    if (word.length > ending.length + 2 && word.endsWith(ending)) {
      return word.slice(0, -ending.length) + replacement;
    }
  }
  return word;
}

const ENDINGS: ReadonlyArray<readonly [string, string]> = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['fulness', 'ful'],
  ['ingly', ''],
  ['ies', 'y'],
  ['ing', ''],
  ['ed', ''],
  ['es', ''],
  ['s', ''],
];
