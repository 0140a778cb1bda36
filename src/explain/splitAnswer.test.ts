/** @jest-environment node */
import type { Claim } from 'profile/explain/grounding/Claim';
import { type AnswerBlock, type AnswerPiece, AnswerSplitter, splitAnswer } from './splitAnswer';

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
    const settledEnd = text.lastIndexOf('\n', end - 1) + 1;
    const found = claims.filter((each) => each.end <= end);
    const blocks = splitter.split(text.slice(0, end), { claims: found, settledEnd });
    expect(blocks).toEqual(splitAnswer(text.slice(0, end), found));
    blocks.forEach((block) => block.kind === 'list' && items.add(block.items[0]));
  }
  // Of each list the first item as long as its line was open, then always the same.
  const lists = splitter.split(text, { claims, settledEnd: text.length }).filter(({ kind }) => kind === 'list');
  expect(lists).toHaveLength(3);
  expect(items.size).toBeLessThan('- `a` one1. last `a`- more'.length + lists.length + 3);
});

test('a text that is another one is split anew', () => {
  const splitter = new AnswerSplitter();
  splitter.split('- one\n', { claims: [], settledEnd: 6 });
  expect(splitter.split('- two\n', { claims: [], settledEnd: 6 })).toEqual(splitAnswer('- two\n', []));
});
