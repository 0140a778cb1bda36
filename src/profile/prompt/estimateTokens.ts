/**
 * About how many tokens a text has for the tokenizers of current models. Words cost one token up to seven letters and
 * about one for each four further ones, digits one for three, other signs one for two in a row; what is not ASCII about one a
 * character.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(/ ?[A-Z]?[a-z]+|[A-Z]+|\d{1,3}|\s+|[!-/:-@[-`{-~]{1,2}|[^\x00-\x7f]/g)) {
    tokens += /^ ?[A-Za-z]/.test(piece) ? Math.max(1, Math.ceil((piece.trimStart().length - 3) / 4)) : 1;
  }
  return Math.ceil(tokens);
}
