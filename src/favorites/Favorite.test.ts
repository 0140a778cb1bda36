/** @jest-environment node */
import { putFavoritesFirst } from './Favorite';

test.each([
  ['dacb', '', 'dacb'],
  ['dacb', 'bd', 'dbac'],
  ['dacb', 'abcd', 'dacb'],
])('of %s with the favorites “%s”: %s', (items, favorites, ordered) => {
  expect(putFavoritesFirst([...items], (item) => favorites.includes(item)).join('')).toBe(ordered);
});
