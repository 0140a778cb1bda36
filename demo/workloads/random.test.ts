/** @jest-environment node */
import { computeSeed, createRandom, drawPoisson, getInteger } from './random';

test('the same words give the same numbers, others do not', () => {
  const draw = (...words: string[]) => {
    const random = createRandom(computeSeed(...words));
    return [random(), random(), random()];
  };
  expect(draw('search', 'eu-west')).toEqual(draw('search', 'eu-west'));
  expect(draw('search', 'eu-west')).not.toEqual(draw('search', 'us-east'));
  expect(draw('ab', 'c')).not.toEqual(draw('a', 'bc'));
});

test('whole numbers reach both ends and stay between them', () => {
  const random = createRandom(1);
  const drawn = new Set(Array.from({ length: 200 }, () => getInteger(random, 3, 6)));
  expect([...drawn].toSorted()).toEqual([3, 4, 5, 6]);
});

test.each([0.5, 20, 900])('counts around a mean of %d have that mean and variance', (mean) => {
  const random = createRandom(7);
  const counts = Array.from({ length: 2000 }, () => drawPoisson(random, mean));
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length;
  expect(average / mean).toBeCloseTo(1, 1);
  expect(variance / mean).toBeGreaterThan(0.85);
  expect(variance / mean).toBeLessThan(1.15);
});
