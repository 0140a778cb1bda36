/** @jest-environment node */
import { matchNames, parseSearch } from 'profile/functions/parseSearch';
import { searchForTopic } from './searchForTopic';

function find(names: readonly string[], searched: readonly string[]) {
  const search = searchForTopic({ functions: searched.map((name) => ({ name, value: 1 })) });
  const parsed = parseSearch(search.text);
  const matched = parsed.status === 'ok' ? [...matchNames(names, parsed.search)] : [];
  return { ...search, matched };
}

test('finds the functions and no others, whatever signs their names have', () => {
  const names = ['encoding/json.(*decodeState).object', 'a|b c', '!x', 'main.work'];
  expect(find(names, names.slice(0, 3))).toMatchObject({ matched: [1, 1, 1, 0], leftOutCount: 0 });
});

test('what does not fit is left out and counted, the heaviest stay', () => {
  const names = Array.from({ length: 40 }, (_, i) => `n${String(i).padStart(2, '0')}.${'x'.repeat(40)}`);
  const { matched, leftOutCount } = find(names, names);
  expect(matched[0]).toBe(1);
  expect(leftOutCount).toBe(matched.filter((found) => found === 0).length);
  expect(leftOutCount).toBeGreaterThan(0);
});
