import type { Model } from './model';
import { computeCosine, computeDotProduct } from './vectors';

export interface Suggestion {
  readonly item: number;
  readonly score: number;
}

const DIVERSITY = 0.3;

/** What a user may like, best first; `seen` is left out. */
export function rankItems(model: Model, user: Float64Array, seen: ReadonlySet<number>, limit: number): Suggestion[] {
  const candidates = scoreCandidates(model, user, seen);
  return diversify(model, candidates.slice(0, limit * 4), limit);
}

export function findSimilarItems(model: Model, item: number, limit: number): Suggestion[] {
  const vector = model.items[item];
  if (vector === undefined) {
    return [];
  }
  return sortSuggestions(
    model.items.map((other, index) => ({ item: index, score: computeCosine(vector, other) })),
  ).slice(1, limit + 1);
}

function scoreCandidates(model: Model, user: Float64Array, seen: ReadonlySet<number>): Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const [item, vector] of model.items.entries()) {
    if (!seen.has(item)) {
      suggestions.push({ item, score: computeDotProduct(user, vector) });
    }
  }
  return sortSuggestions(suggestions);
}

function sortSuggestions(suggestions: Suggestion[]): Suggestion[] {
  return suggestions.sort((left, right) => right.score - left.score);
}

/** Takes the best one that is not too much like those already taken (maximal marginal relevance, Carbonell 1998). */
function diversify(model: Model, candidates: readonly Suggestion[], limit: number): Suggestion[] {
  const chosen: Suggestion[] = [];
  const left = new Set(candidates);
  while (chosen.length < limit && left.size > 0) {
    let best: Suggestion | undefined;
    let bestScore = -Infinity;
    for (const candidate of left) {
      const score = (1 - DIVERSITY) * candidate.score - DIVERSITY * computeLikeness(model, candidate, chosen);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    if (best === undefined) {
      break;
    }
    chosen.push(best);
    left.delete(best);
  }
  return chosen;
}

function computeLikeness(model: Model, candidate: Suggestion, chosen: readonly Suggestion[]): number {
  const vector = model.items[candidate.item];
  let likeness = 0;
  for (const { item } of chosen) {
    const other = model.items[item];
    if (vector !== undefined && other !== undefined) {
      likeness = Math.max(likeness, computeCosine(vector, other));
    }
  }
  return likeness;
}
