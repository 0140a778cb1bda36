/** @jest-environment node */
import { createRandom } from '../random';
import { chooseWindow } from './chooseWindow';

const FILES = [
  ...['a', 'b'].map((file) => ({ file, load: 0.6, isTraced: false })),
  ...['c', 'd', 'e'].map((file) => ({ file, load: 1, isTraced: false })),
  { file: 'f', load: 1.6, isTraced: false },
  { file: 'traced', load: 1, isTraced: true },
];

test.each([
  [0.2, 0.6],
  [0.6, 0.6],
  [0.7, 0.7],
  [1.3, 1.3],
  [5, 1.6],
])('for a demand of %d the chosen loads have a mean of %d', (demand, mean) => {
  const random = createRandom(5);
  const loads = Array.from({ length: 4000 }, () => chooseWindow(FILES, demand, random).load);
  expect(loads.reduce((sum, load) => sum + load, 0) / loads.length).toBeCloseTo(mean, 1);
});

test('every untraced window of a load has its turn, and no traced one', () => {
  const random = createRandom(5);
  const files = new Set(Array.from({ length: 200 }, () => chooseWindow(FILES, 1, random).file));
  expect([...files].toSorted()).toEqual(['c', 'd', 'e']);
});
