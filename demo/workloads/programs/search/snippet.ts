import { tokenize } from './tokenizer';

/** The sentence that holds most of the terms, with the terms marked. */
export function createSnippet(body: string, terms: ReadonlySet<string>): string {
  let best = '';
  let bestCount = -1;
  for (const sentence of splitSentences(body)) {
    const count = countMatches(sentence, terms);
    if (count > bestCount) {
      best = sentence;
      bestCount = count;
    }
  }
  return markTerms(best, terms);
}

function splitSentences(body: string): string[] {
  return body.split(/(?<=[.!?])\s+/);
}

function countMatches(sentence: string, terms: ReadonlySet<string>): number {
  return tokenize(sentence).filter((token) => terms.has(token)).length;
}

function markTerms(sentence: string, terms: ReadonlySet<string>): string {
  return sentence.replaceAll(/[\p{L}\d]+/gu, (word) =>
    terms.has(tokenize(word)[0] ?? '') ? `<em>${word}</em>` : word,
  );
}
