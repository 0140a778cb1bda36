import fc from 'fast-check';
import { countBelow } from 'profile/collect';
/** @jest-environment node */
import { getFirstFrameDepth } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { findNextHit, findPreviousHit, searchTree } from './findFunctions';
import { matchNames, MAX_SEARCH_LENGTH, parseSearch, type Search } from './parseSearch';

function read(text: string): Search {
  const parsed = parseSearch(text);
  if (parsed.status !== 'ok') {
    throw new Error(parsed.status === 'empty' ? 'empty' : parsed.message);
  }
  return parsed.search;
}

const NAMES = [
  'net/http.Get',
  'json.Encode',
  'json.Decode',
  'yaml.encode',
  'operator new',
  '!important',
  'a|b',
  'a/b/c',
  'say "hi"',
];

test.each([
  ['encode', ['json.Encode', 'yaml.encode']],
  ['ENCODE json', ['json.Encode']],
  ['json !decode', ['json.Encode']],
  ['json !decode | yaml', ['json.Encode', 'yaml.encode']],
  ['json|yaml', ['json.Encode', 'json.Decode', 'yaml.encode']],
  ['encode | | decode |', ['json.Encode', 'json.Decode', 'yaml.encode']],
  ['!encode !decode !a', ['net/http.Get']],
  ['/^json/', ['json.Encode', 'json.Decode']],
  ['/ENCODE/', []],
  ['/ENCODE/i', ['json.Encode', 'yaml.encode']],
  ['!/o/', ['net/http.Get', 'a|b', 'a/b/c', 'say "hi"']],
  ['/http\\.Get|^yaml/', ['net/http.Get', 'yaml.encode']],
  ['/operator n/ !x', ['operator new']],
  ['/net\\/http/', ['net/http.Get']],
  ['/net/http/', ['net/http.Get']],
  ['/b', ['a/b/c']],
  ['/b/c', ['a/b/c']],
  ['"operator new"', ['operator new']],
  ['!"operator new" o !encode !decode', ['!important']],
  ['"!important"', ['!important']],
  ['"a|b"', ['a|b']],
  ['"hi', ['say "hi"']],
])('%s finds %j', (text, found) => {
  const matched = matchNames(NAMES, read(text));
  expect(NAMES.filter((_, index) => matched[index] === 1).sort()).toEqual([...found].sort());
});

test.each(['', '  ', '|', ' | ! | ""', '!'])('%j searches for nothing', (text) => {
  expect(parseSearch(text)).toEqual({ status: 'empty' });
});

test.each([
  ['/(/', 'The expression /(/ cannot be read: missing closing ): `(`.'],
  ['json /a**/', 'The expression /a**/ cannot be read: invalid nested repetition operator: `**`.'],
  ['/(?:a?){400}(?:a){400}/', 'The expression /(?:a?){400}(?:a){400}/ is too large; shorten its repetitions.'],
  ['x'.repeat(MAX_SEARCH_LENGTH + 1), 'A search has at most 500 characters.'],
])('%s is refused with a sentence', (text, message) => {
  expect(parseSearch(text)).toEqual({ status: 'error', message });
});

test('any text is read without throwing', () => {
  const pieces = fc.constantFrom('/', '\\', '"', '!', '|', ' ', '(', ')', '[', '*', '{2}', 'a', '\ud800', '\u0130');
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseSearch(text);
      if (parsed.status === 'ok') {
        expect(matchNames(NAMES, parsed.search)).toHaveLength(NAMES.length);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('each stack through a match counts once, however often it passes one', () => {
  const tree = treeFromText(`
    main;json.encode;json.encode;write 4
    main;json.encode 2
    main;gc 3
    json.decode 1
  `);
  const result = searchTree(tree, read('json'));
  expect(result).toMatchObject({ functionCount: 2, selfValue: 3, throughValue: 7 });
  expect([...result.hits]).toEqual([2, 3, 6]);
});

test('neither the root nor what the server cut is found', () => {
  const tree = treeFromText('main;other 5\nmain;totals 1', { limited: true });
  expect([...searchTree(tree, read('total | other')).hits]).toEqual([3]);
  expect(searchTree(tree, read('other'))).toMatchObject({ functionCount: 0, selfValue: 0, throughValue: 0 });
});

test('a root that is a function is found', () => {
  const tree = { ...treeFromText('main 5'), names: ['serve', 'main'] };
  expect(searchTree(tree, read('serve'))).toMatchObject({ functionCount: 1, throughValue: 5 });
});

test('hits are walked in display order, round and round', () => {
  const hits = Uint32Array.of(2, 3, 6);
  expect([0, 2, 4, 6, 9].map((node) => findNextHit(hits, node))).toEqual([2, 3, 6, 2, 2]);
  expect([0, 2, 4, 6, 9].map((node) => findPreviousHit(hits, node))).toEqual([6, 6, 3, 3, 6]);
  expect([0, 2, 4, 6, 9].map((node) => countBelow(hits, node))).toEqual([0, 0, 2, 2, 3]);
  expect(findNextHit(new Uint32Array(0), 5)).toBeUndefined();
  expect(findPreviousHit(new Uint32Array(0), 5)).toBeUndefined();
});

test('values agree with going through the stacks one by one', () => {
  const stack = fc.array(fc.constantFrom('a', 'ab', 'b', 'c'), { minLength: 1, maxLength: 8 });
  const stacks = fc.array(fc.tuple(stack, fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(stacks, (list) => {
      const tree = treeFromText(list.map(([frames, value]) => `${frames.join(';')} ${value}`).join('\n'));
      const matches = (name: string | undefined) => name?.includes('a') ?? false;
      const sum = (kept: typeof list) => kept.reduce((total, [, value]) => total + value, 0);
      const result = searchTree(tree, read('a'));
      expect(result.throughValue).toBe(sum(list.filter(([frames]) => frames.some(matches))));
      expect(result.selfValue).toBe(sum(list.filter(([frames]) => matches(frames.at(-1)))));
      expect(result.functionCount).toBe(new Set(list.flatMap(([frames]) => frames.filter(matches))).size);
      expect(result.hits.every((node) => node >= getFirstFrameDepth(tree))).toBe(true);
    }),
  );
});
