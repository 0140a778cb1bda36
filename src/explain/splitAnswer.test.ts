/** @jest-environment node */
import fc from 'fast-check';
import type { Claim } from 'profile/explain/grounding/Claim';
import type { AnswerPiece } from './cutBlock';
import { type AnswerBlock, AnswerSplitter, splitAnswer } from './splitAnswer';

function claim(text: string, part: string, more: Partial<Claim> = {}): Claim {
  const start = text.indexOf(part);
  return {
    kind: 'name',
    start,
    end: start + part.length,
    text: part,
    verdict: 'ok',
    reason: '',
    functions: [],
    factIds: [],
    ...more,
  };
}

const print = (pieces: readonly AnswerPiece[]): string => pieces.map(({ text }) => text).join('');

function printBlock(block: AnswerBlock): readonly unknown[] {
  switch (block.kind) {
    case 'list':
      return [block.isOrdered ? 'ol' : 'ul', ...block.items.map(({ mode, pieces }) => [mode, print(pieces)])];
    case 'table':
      return ['table', ...block.rows.map((row) => row.map(print))];
    default:
      return [block.kind, print(block.pieces)];
  }
}

test('blocks keep their kind and lose their marks', () => {
  const text = [
    '## What takes the most',
    '',
    '- [observation] **parse** is slow',
    '- [hypothesis] it is called often',
    '1. try `x`',
    '```go',
    'a **b**',
    'c',
    '```',
    '| function | self |',
    '|---|---:|',
    '| `parse` | 3 % |',
    '**Summary**',
    'end',
  ].join('\n');
  expect(splitAnswer(text, []).map(printBlock)).toEqual([
    ['heading', 'What takes the most'],
    ['ul', ['observation', 'parse is slow'], ['hypothesis', 'it is called often']],
    ['ol', [undefined, 'try x']],
    ['code', 'a **b**\nc'],
    ['table', ['function', 'self'], ['parse', '3 %']],
    ['heading', 'Summary'],
    ['text', 'end'],
  ]);
});

test('a claim stands between texts, with what is put in its place', () => {
  const text = '`F3` took {F3.self%} of it';
  const [block] = splitAnswer(text, [
    claim(text, '{F3.self%}', { kind: 'number', replacement: '28 %' }),
    claim(text, '`F3`', { replacement: 'parse' }),
  ]);
  const pieces = block?.kind === 'text' ? block.pieces : [];
  expect(pieces.map(({ text: shown, claim: found }) => [shown, found?.kind])).toEqual([
    ['parse', 'name'],
    [' took ', undefined],
    ['28 %', 'number'],
    [' of it', undefined],
  ]);
});

test('a bar within a name is no border of a cell', () => {
  const text = '| `a|b` | 1 |';
  expect(splitAnswer(text, [claim(text, 'a|b')]).map(printBlock)).toEqual([['table', ['a|b', '1']]]);
});

test('a relation that does not hold follows its names', () => {
  const text = '`a` calls `b`.';
  const [block] = splitAnswer(text, [
    claim(text, 'a'),
    claim(text, 'a` calls `b', { kind: 'relation', verdict: 'unsupported', end: text.length - 2 }),
    claim(text, 'b', { start: 11, end: 12 }),
  ]);
  const pieces = block?.kind === 'text' ? block.pieces : [];
  expect(pieces.map(({ text: shown, claim: found }) => [shown, found?.kind])).toEqual([
    ['a', 'name'],
    [' calls ', undefined],
    ['b', 'name'],
    ['', 'relation'],
    ['.', undefined],
  ]);
});

test('the text of a link comes before its address, and an image is a link', () => {
  const text = 'See [the docs](https://a.test/x) ![p](https://b.test/i.png)';
  const link = { kind: 'link', verdict: 'unsupported' } as const;
  const claims = [claim(text, '(https://a.test/x)', link), claim(text, '(https://b.test/i.png)', link)];
  expect(splitAnswer(text, claims).map(printBlock)).toEqual([
    ['text', 'See the docs (https://a.test/x) p (https://b.test/i.png)'],
  ]);
});

test.each([
  ['**99**%', '99%'],
  ['a `b * c` *d* e\\*f', 'a b * c d e*f'],
  ['the name __init__ of <b>it</b>', 'the name __init__ of <b>it</b>'],
])('marks within a line go, names keep theirs: %s', (text, shown) => {
  const claims = text.includes('__init__') ? [claim(text, '__init__')] : [];
  expect(splitAnswer(text, claims).map(printBlock)).toEqual([['text', shown]]);
});

test('a number that is bold in part is one claim, and bold in that part', () => {
  const text = 'It takes **99**%.';
  const [block] = splitAnswer(text, [claim(text, '99**%', { kind: 'number', verdict: 'wrong-number' })]);
  const pieces = block?.kind === 'text' ? block.pieces : [];
  expect(pieces.map(({ parts }) => parts.map((part) => [part.text, part.isStrong]))).toEqual([
    [['It takes ', false]],
    [
      ['99', true],
      ['%', false],
    ],
    [['.', false]],
  ]);
});

test('a table needs no bars at its borders, and code in a list stands as far left as its fence', () => {
  const text = 'a | b\n---|---\n1 | 2\nend\n- see\n  ```go\n  f()\n    g()\n  ```\n  so';
  expect(splitAnswer(text, []).map(printBlock)).toEqual([
    ['table', ['a', 'b'], ['1', '2']],
    ['text', 'end'],
    ['ul', [undefined, 'see']],
    ['code', 'f()\n  g()'],
    ['text', 'so'],
  ]);
});

test('lines of a paragraph and of an item stay together', () => {
  expect(splitAnswer('one\n> two\n\n- three\n  four\n', []).map(printBlock)).toEqual([
    ['text', 'one\ntwo'],
    ['ul', [undefined, 'three\nfour']],
  ]);
});

test('HTML in an answer stays text', () => {
  expect(splitAnswer('<img src=x onerror=alert(1)>', []).map(printBlock)).toEqual([
    ['text', '<img src=x onerror=alert(1)>'],
  ]);
});

test('of a growing answer, what is settled stays the same object, and the whole is what it is at once', () => {
  const text =
    '# Title\n\n- `a` one\n- `b` two\n\n| x | y |\n|---|---|\n| `a` | 2 |\n\n```go\na()\n```\n1. last `a`\n- more\n';
  const claims = [...text.matchAll(/`([ab])`/g)].map((match) =>
    claim(text, match[1] ?? '', { start: match.index + 1, end: match.index + 2 }),
  );
  const splitter = new AnswerSplitter();
  const items = new Set<unknown>();
  for (let end = 1; end <= text.length; end++) {
    const found = claims.filter((each) => each.end <= end);
    const blocks = splitter.split(text.slice(0, end), { claims: found });
    expect(blocks).toEqual(splitAnswer(text.slice(0, end), found));
    blocks.forEach((block) => block.kind === 'list' && items.add(block.items[0]));
  }
  // Of each list the first item as long as its line was open, then always the same.
  const lists = splitter.split(text, { claims }).filter(({ kind }) => kind === 'list');
  expect(lists).toHaveLength(3);
  expect(items.size).toBeLessThan('- `a` one1. last `a`- more'.length + lists.length + 3);
});

const piece = fc.constantFrom(
  ...[
    'word ',
    '`a`',
    '**',
    '*',
    '_',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '# ',
    '```',
    '~~~\n',
    '| ',
    '|\n',
    '|--|--|\n',
    'a | b\n',
  ],
  ...['---\n', '> ', '  ', '[x](https://a.test)', '\\', '\r\n', '🔥', '<b>', 'long '.repeat(450)],
);

test('however a text grows, it is split as it would be at once, and no letter is lost', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.array(fc.nat(150), { maxLength: 8 }), (pieces, cuts) => {
      const text = pieces.join('');
      const splitter = new AnswerSplitter();
      for (const cut of [...cuts].sort((a, b) => a - b)) {
        splitter.split(text.slice(0, cut), { claims: [] });
      }
      const whole = splitAnswer(text, []);
      expect(splitter.split(text, { claims: [] })).toEqual(whole);
      const count = (shown: string): number => shown.split('word').length + shown.split('long').length;
      // Not so in what follows a fence: it is there for people to see how the code is meant.
      if (!/```|~~~/.test(text)) {
        expect(count(whole.flatMap(printBlock).flat(9).join())).toBe(count(text));
      }
    }),
    { numRuns: 300 },
  );
});

test.each(['**a ', '*a_', '[', '`', '- ', '> ', '| ', '1. ', '\\', '# ', '~~~\n'])(
  'a text of nothing but %s is read to its end',
  (mark) => expect(splitAnswer(mark.repeat(10_000), []).length).toBeGreaterThanOrEqual(0),
);

test('a text that is another one is split anew', () => {
  const splitter = new AnswerSplitter();
  splitter.split('- one\n', { claims: [] });
  expect(splitter.split('- two\n', { claims: [] })).toEqual(splitAnswer('- two\n', []));
});
