/** Measured on 40 prompts of recorded profiles: without it the sum of the parts is 9 to 15 % above two real tokenizers. */
const CORRECTION = 0.9;

/**
 * About how many tokens a text has for the tokenizers of current models (o200k, cl100k): one a word, and more for long ones;
 * one for three digits or three other signs; one for each character outside ASCII.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(
    / ?[A-Z]?[a-z]+|[A-Z]+|\d{1,3}|\s+|[!-/:-@[-`{-~]+|[^\x00-\x7f]|[\x00-\x1f\x7f]/g,
  )) {
    const first = piece.charCodeAt(piece.length > 1 && piece.startsWith(' ') ? 1 : 0);
    const isWord = (first >= 65 && first <= 90) || (first >= 97 && first <= 122);
    const isSign = !isWord && first > 32 && first < 127 && (first < 48 || first > 57);
    tokens += isWord ? 1 + Math.max(0, piece.length - 9) / 8 : isSign ? Math.max(1, piece.length / 3) : 1;
  }
  return Math.ceil(tokens * CORRECTION);
}
