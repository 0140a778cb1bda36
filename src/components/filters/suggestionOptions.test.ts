/** @jest-environment node */
import { listNames, listOperators } from './suggestionOptions';

const nothing = new Set<string>();
const list = (names: readonly string[], typed: string): string[] =>
  listNames({ names, typed, picked: nothing, customHint: 'as typed' }).map(({ text, hint }) =>
    hint ? `${text} (${hint})` : text,
  );

test.each([
  ['', ['namespace', 'region', 'Zone']],
  ['region', ['region']],
  ['zo', ['Zone', 'zo (as typed)']],
  ['n', ['namespace', 'n (as typed)', 'region', 'Zone']],
  ['xyz', ['xyz (as typed)']],
])('typing %j lists %j', (typed, expected) => {
  expect(list(['namespace', 'region', 'Zone'], typed)).toEqual(expected);
});

test('the value that was typed exactly comes before those that go on', () => {
  expect(list(['eu-west', 'eu'], 'eu')).toEqual(['eu', 'eu-west']);
});

test('nothing invisible is listed', () => {
  expect(list(['a\nb', ''], '')).toEqual(['a␊b', '(no value)']);
});

test.each([
  ['', '=', 7],
  ['=', '=', 2],
  ['!', '!=', 2],
  ['=~', '=~', 1],
  ['not in', 'not-in', 1],
  ['is not', '!=', 2],
  ['one', 'in', 2],
  ['empty', 'is-empty', 1],
])('typing %j offers operator %j first, of %i', (typed, first, count) => {
  const options = listOperators(typed, undefined);
  expect(options[0]?.value).toBe(first);
  expect(options).toHaveLength(count);
});
