import { createRandom, getInteger, type Random } from '../../random';
import type { Program } from '../Program';
import { createModel, createRatings, type Model, type Rating, trainOnRatings } from './model';
import { findSimilarItems, rankItems } from './ranking';

type RecommendationRequest =
  | { readonly kind: 'for-user'; readonly user: number; readonly seen: readonly number[] }
  | { readonly kind: 'similar'; readonly item: number }
  | { readonly kind: 'feedback'; readonly ratings: readonly Rating[] };

/** Suggests items from a factor model that keeps learning from ratings. */
export function createRecommendations(): Program<RecommendationRequest> {
  const model = createModel(800, 2500);
  const random = createRandom(71);
  return {
    requests: Array.from({ length: 300 }, (_, index) => createRequest(random, model, index)),
    requestsPerSecond: 50,
    pollMs: 1500,
    handle: (request) => void handleRequest(model, request),
    getRoute: (request) => `POST /recommendations/${request.kind}`,
  };
}

function handleRequest(model: Model, request: RecommendationRequest): string {
  switch (request.kind) {
    case 'for-user':
      return recommendForUser(model, request.user, request.seen);
    case 'similar':
      return JSON.stringify(findSimilarItems(model, request.item, 12));
    case 'feedback':
      trainOnRatings(model, request.ratings);
      return '';
  }
}

function recommendForUser(model: Model, user: number, seen: readonly number[]): string {
  const vector = model.users[user];
  return JSON.stringify(vector === undefined ? [] : rankItems(model, vector, new Set(seen), 12));
}

function createRequest(random: Random, model: Model, index: number): RecommendationRequest {
  if (index % 5 === 0) {
    return { kind: 'feedback', ratings: createRatings(random, model, 2000) };
  }
  if (index % 3 === 0) {
    return { kind: 'similar', item: getInteger(random, 0, model.items.length - 1) };
  }
  const seen = Array.from({ length: 40 }, () => getInteger(random, 0, model.items.length - 1));
  return { kind: 'for-user', user: getInteger(random, 0, model.users.length - 1), seen };
}
