/** @jest-environment node */
import fc from 'fast-check';
import { JsonParts } from './JsonParts';
import { JsonReader } from './JsonReader';
import { runSteps } from './runSteps';

const open = (text: string) => new JsonParts(new TextEncoder().encode(text), new JsonReader('file'));

function readAll(text: string): unknown {
  const parts = open(text);
  const [whole, ...others] = parts.listValues();
  if (!whole || others.length > 0) {
    throw new Error(`${others.length} other values`);
  }
  return runSteps(parts.read(whole));
}

test('a text is what JSON.parse makes of it, whatever its size', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readAll(` ${text}\n`)).toEqual(JSON.parse(text));
    }),
  );
  const large = {
    rows: Array.from({ length: 300_000 }, (_, row) => [row, `a "quote" \\ and ] ${row}`]),
    other: { [`key"}`]: null },
  };
  expect(readAll(JSON.stringify(large))).toEqual(large);
});

test('elements of a list come some at once, and all of them', () => {
  const numbers = Array.from({ length: 200_000 }, (_, place) => place / 4);
  const parts = open(`{"a": [], "b": [ ${numbers.join(' , ')} ]}`);
  const [whole = { start: 0, end: 0 }] = parts.listValues();
  const members = parts.findMembers(whole);
  const read = (name: string) => [...parts.readBatches(members.get(name) ?? whole, name)];
  expect(read('a')).toEqual([]);
  expect(read('b').length).toBeGreaterThan(10);
  expect(read('b').flatMap(({ items }) => items)).toEqual(numbers);
});

test.each([
  ['{"a": 1', 'it ends early, at byte 7'],
  ['{"a" 1}', 'between byte 0 and byte 7'],
  ['{"a": 1}}', 'byte 8 is not what has to follow'],
  ['{"a": [1, "b}', 'it ends early, at byte 13'],
  ['{"a": tru}', 'between byte 0 and byte 10'],
  ['[1,]', 'between byte 0 and byte 4'],
])('%s is not JSON, and where', (text, message) => {
  expect(() => readAll(text)).toThrow(message);
});
