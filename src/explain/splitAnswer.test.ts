/** @jest-environment node */
import type { Claim } from 'profile/grounding/Claim';
import { splitAnswer } from './splitAnswer';

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

test('lines keep their kind and lose their marks', () => {
  const lines = splitAnswer('## What takes the most\n\n- **parse** is slow\n1. try `x`\n```go\na **b**\n```\nend', []);
  expect(lines.map(({ kind, pieces }) => [kind, pieces.map(({ text }) => text).join('')])).toEqual([
    ['heading', 'What takes the most'],
    ['item', 'parse is slow'],
    ['item', 'try x'],
    ['code', 'a **b**'],
    ['text', 'end'],
  ]);
});

test('a claim stands between texts, with what is put in its place', () => {
  const text = '- `F3` took {F3.self%} of it';
  const [line] = splitAnswer(text, [
    claim(text, '{F3.self%}', { kind: 'number', replacement: '28 %' }),
    claim(text, '`F3`', { replacement: 'parse' }),
  ]);
  expect(line?.pieces.map(({ text: shown, claim: found }) => [shown, found?.kind])).toEqual([
    ['parse', 'name'],
    [' took ', undefined],
    ['28 %', 'number'],
    [' of it', undefined],
  ]);
});

test('HTML in an answer stays text', () => {
  expect(splitAnswer('<img src=x onerror=alert(1)>', [])[0]?.pieces).toEqual([
    { text: '<img src=x onerror=alert(1)>' },
  ]);
});
