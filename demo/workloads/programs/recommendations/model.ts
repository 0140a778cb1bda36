import { createRandom, getInteger, pickFrom, type Random } from '../../random';
import { computeDotProduct } from './vectors';

export const FACTORS = 24;
const LEARNING_RATE = 0.01;
const REGULARIZATION = 0.02;

export interface Rating {
  readonly user: number;
  readonly item: number;
  readonly stars: number;
}

/** Users and items as points in one space: a user likes what lies in the same direction. */
export interface Model {
  readonly users: readonly Float64Array[];
  readonly items: readonly Float64Array[];
}

export function createModel(users: number, items: number): Model {
  const random = createRandom(67);
  return { users: createVectors(random, users), items: createVectors(random, items) };
}

export function createRatings(random: Random, model: Model, count: number): Rating[] {
  return Array.from({ length: count }, () => ({
    user: getInteger(random, 0, model.users.length - 1),
    item: getInteger(random, 0, model.items.length - 1),
    stars: pickFrom(random, [1, 2, 3, 4, 4, 5, 5]),
  }));
}

/** One pass of stochastic gradient descent (Funk 2006) over new ratings. */
export function trainOnRatings(model: Model, ratings: readonly Rating[]): void {
  for (const rating of ratings) {
    const user = model.users[rating.user];
    const item = model.items[rating.item];
    if (user !== undefined && item !== undefined) {
      updateFactors(user, item, rating.stars / 5 - computeDotProduct(user, item));
    }
  }
}

function updateFactors(user: Float64Array, item: Float64Array, error: number): void {
  for (let factor = 0; factor < FACTORS; factor++) {
    const userValue = user[factor] ?? 0;
    const itemValue = item[factor] ?? 0;
    user[factor] = userValue + LEARNING_RATE * (error * itemValue - REGULARIZATION * userValue);
    item[factor] = itemValue + LEARNING_RATE * (error * userValue - REGULARIZATION * itemValue);
  }
}

function createVectors(random: Random, count: number): Float64Array[] {
  return Array.from({ length: count }, () => Float64Array.from({ length: FACTORS }, () => random() - 0.5));
}
