import type { InvertedIndex } from './InvertedIndex';

/** The known term that is closest to a misspelt one, within two edits; undefined where none is. */
export function correctSpelling(index: InvertedIndex, term: string): string | undefined {
  let best: string | undefined;
  let bestDistance = 3;
  for (const candidate of index.terms) {
    if (Math.abs(candidate.length - term.length) < bestDistance && candidate[0] === term[0]) {
      const distance = computeEditDistance(term, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
  }
  return best;
}

/** Levenshtein distance, one row of the table at a time. */
function computeEditDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
