/** @jest-environment node */
import fc from 'fast-check';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { getTotal } from 'profile/tree/FlameTree';
import { arbitraryTree } from '../../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import type { Claim } from './Claim';
import { groundAnswer, Grounder } from './Grounder';
import { type GroundingInput, GroundingProfile } from './GroundingProfile';

const MS = 1e6;
const tree = treeFromText(`
  main.main;shop.(*Cart).Total;encoding/json.Marshal ${412 * MS}
  main.main;shop.(*Cart).Total;shop.round ${88 * MS}
  main.main;store.(*Index).Find ${300 * MS}
  main.main;stock.(*Index).Find ${100 * MS}
  runtime.gcDrain ${100 * MS}
`);
const idOf = (name: string): number => tree.names.indexOf(name);
const input: GroundingInput = {
  tree,
  untransformedTotal: getTotal(tree),
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  durationMs: 10_000,
  functionIds: ['encoding/json.Marshal', 'shop.(*Cart).Total', 'shop.round'].map(idOf),
  facts: [],
  knownWords: ['checkout', 'eu-west'],
};

const show = ({ text, verdict }: Claim): string => `${text}: ${verdict}`;
const claimsOf = (answer: string, more: Partial<GroundingInput> = {}): string[] =>
  groundAnswer(answer, { ...input, ...more }).claims.map(show);

describe('names', () => {
  test.each([
    ['whole', '`encoding/json.Marshal`', ['encoding/json.Marshal: ok']],
    ['without code marks', 'Look at encoding/json.Marshal.', ['encoding/json.Marshal: ok']],
    ['bold', '**shop.(*Cart).Total** first', ['shop.(*Cart).Total: ok']],
    ['its end', '`json.Marshal`', ['json.Marshal: ok']],
    ['without receiver', '`Cart.Total`', ['Cart.Total: ok']],
    ['with a call', '`json.Marshal()`', ['json.Marshal(): ok']],
    ['in another way to write it', '`shop::Cart::Total`', ['shop::Cart::Total: ok']],
    ['an id', 'F1 and `F2`', ['F1: ok', 'F2: ok']],
    ['an id that was not sent', 'F99', ['F99: unknown-name']],
    ['several functions', '`Index.Find`', ['Index.Find: unsupported']],
    ['told apart', '`store.Index.Find`', ['store.Index.Find: ok']],
    ['a package', '`encoding/json`', ['encoding/json: ok']],
    ['another package', '`shop/json.Marshal`', ['shop/json.Marshal: unknown-name']],
    ['one letter off', '`json.Marshel`', ['json.Marshel: unknown-name']],
    ['invented', 'It is in cache.refillAll()', ['cache.refillAll: unknown-name']],
    ['a word of the query', '`eu-west`', ['eu-west: not-checkable']],
    ['advice', 'Consider `sync.Pool` instead.', ['sync.Pool: not-checkable']],
    ['a near miss in advice', 'Consider a pool in `json.Marshel`.', ['json.Marshel: unknown-name']],
    ['a brand', 'GitHub, Node.js and gRPC are fine, e.g. here.', []],
  ])('%s', (_, answer, expected) => expect(claimsOf(answer)).toEqual(expected));

  test('an ambiguous name says what it could be', () => {
    const [claim] = groundAnswer('`Index.Find`', input).claims;
    expect(claim?.reason).toBe('2 functions end like this: store.(*Index).Find, stock.(*Index).Find.');
  });

  test('an id is shown as the name it stands for', () => {
    expect(groundAnswer('F2', input).claims[0]?.replacement).toBe('shop.(*Cart).Total');
  });
});

describe('numbers', () => {
  test.each([
    ['a share', '`json.Marshal` takes 41.2 %.', '41.2 %: ok'],
    ['rounded', '`json.Marshal` takes 41 percent.', '41 percent: ok'],
    ['not rounded right', '`json.Marshal` takes 42 %.', '42 %: wrong-number'],
    ['about', '`json.Marshal` takes about 40 %.', 'about 40 %'],
    ['an amount', '`json.Marshal` takes 412 ms.', '412 ms: ok'],
    ['another unit', '`json.Marshal` takes 412 s.', '412 s: wrong-number'],
    ['a larger unit', '`json.Marshal` takes 0.41 s.', '0.41 s: ok'],
    ['cores', '`json.Marshal` needs 0.041 cores.', '0.041 cores: ok'],
    ['thousandths of a core', '`json.Marshal` needs 41 mcores.', '41 mcores: ok'],
    ['a range', '`json.Marshal` takes 40–45 %.', '40–45 %: ok'],
    ['another range', '`json.Marshal` takes between 50 and 60 %.', '50 and 60 %: wrong-number'],
    ['half', 'Half of the time is spent in `Cart.Total`.', 'Half: ok'],
    ['not half', 'Half of the time is spent in `shop.round`.', 'Half: wrong-number'],
    ['at least', 'At least 30 % is in `json.Marshal`.', '30 %: ok'],
    ['at most', '`json.Marshal` needs less than 30 %.', '30 %: wrong-number'],
    ['self', '`Cart.Total` itself takes 50 %.', '50 %: wrong-number'],
    ['total', '`Cart.Total` takes 50 % in total.', '50 %: ok'],
    ['a part of a caller', '`Cart.Total` spends 82 % of its time in `json.Marshal`.', '82 %: ok'],
    ['a factor', '`Cart.Total` costs five: 5× `shop.round`.', '5×: wrong-number'],
    ['another factor', '`json.Marshal` costs 4.7× as much as `shop.round`.', '4.7×: ok'],
    ['of the function of the sentence before', 'Look at `json.Marshal`. It takes 41 %.', '41 %: ok'],
    ['of the whole', 'The profile holds 1 s in all.', '1 s: ok'],
    ['of nothing', 'About 77 % is waste.', '77 %: unsupported'],
    ['a prediction', 'You could save 30 % by caching.', '30 %: not-checkable'],
    ['a placeholder', '`F1` takes {F1.total%}.', '{F1.total%}: ok'],
  ])('%s', (_, answer, expected) => {
    const found = claimsOf(answer);
    expect(found.some((claim) => claim.endsWith(expected) || `${expected}: ok`.endsWith(claim))).toBe(true);
  });

  test('numbers belong to the function that the words join them to', () => {
    const numbers = (answer: string): string[] => claimsOf(answer).filter((claim) => claim.includes('%'));
    expect(numbers('`json.Marshal` takes 41 % and `shop.round` 9 %.')).toEqual(['41 %: ok', '9 %: ok']);
    expect(numbers('`json.Marshal` takes 9 % and `shop.round` 41 %.')).toEqual([
      '9 %: wrong-number',
      '41 %: wrong-number',
    ]);
    expect(numbers('41 % is in `json.Marshal`, 9 % in `shop.round`.')).toEqual(['41 %: ok', '9 %: ok']);
    expect(numbers('`json.Marshal` and `shop.round` take 41 % and 9 %, respectively.')).toEqual([
      '41 %: ok',
      '9 %: ok',
    ]);
    expect(numbers('`store.Index.Find` and `stock.Index.Find` together take 40 %.')).toEqual(['40 %: ok']);
  });

  test('columns of a table say self and total', () => {
    const answer =
      '| function | self | total |\n|---|---|---|\n| `Cart.Total` | 0 % | 50 % |\n| `Cart.Total` | 50 % | 0 % |\n';
    expect(claimsOf(answer).filter((claim) => claim.includes('%'))).toEqual([
      '0 %: ok',
      '50 %: ok',
      '50 %: wrong-number',
      '0 %: wrong-number',
    ]);
  });

  test('a wrong number says the true ones', () => {
    const claim = groundAnswer('`shop.round` takes 20 %.', input).claims.find(({ kind }) => kind === 'number');
    expect(claim?.reason).toBe('shop.round has total 8.8 % (88 ms), self 8.8 % (88 ms).');
  });

  test('a placeholder is filled', () => {
    const values = groundAnswer('{F1.self%} {F2.self} {F2.total} {F9.total}', input).claims;
    expect(values.map(({ replacement }) => replacement)).toEqual(['41.2 %', '0 ns', '500 ms', undefined]);
    expect(values.at(-1)?.verdict).toBe('unknown-name');
  });
});

describe('relations', () => {
  test.each([
    ['`Cart.Total` calls `json.Marshal`', 'ok'],
    ['`json.Marshal` calls `Cart.Total`', 'unsupported'],
    ['`json.Marshal` is mostly called by `Cart.Total`', 'ok'],
    ['`shop.round`, called from `store.Index.Find`', 'unsupported'],
    ['`main.main` → `json.Marshal`', 'ok'],
    ['`main.main → shop.round`', 'ok'],
  ])('%s: %s', (answer, verdict) => {
    expect(
      groundAnswer(answer, input)
        .claims.filter(({ kind }) => kind === 'relation')
        .map((claim) => claim.verdict),
    ).toEqual([verdict]);
  });
});

describe('comparisons', () => {
  const columns = (values: readonly number[]) => ({
    self: Float64Array.from(values),
    total: Float64Array.from([60, ...values.slice(1)]),
  });
  const both = treeFromText('main.a 10\nmain.b 10\nmain.c 10');
  const sides = {
    ...input,
    tree: both,
    functionIds: [],
    untransformedTotal: 30,
    profileTypeId: 'process_cpu:samples:count::milliseconds',
  };
  const diff = {
    baseline: columns([0, 10, 40, 10]),
    comparison: columns([0, 40, 10, 10]),
    baselineWeight: 10,
    comparisonWeight: 10,
  };
  test.each([
    ['`main.a` grew', 'grew: ok'],
    ['`main.b` grew', 'grew: unsupported'],
    ['`main.b` fell', 'fell: ok'],
    ['the rise of `main.c`: it increased', 'increased: unsupported'],
    ['`main.a` grew by 300 %', '300 %: ok'],
    ['`main.a` is 4× as expensive as before', '4×: ok'],
    ['`main.a` is 6× as expensive as before', '6×: wrong-number'],
    ['`main.a` went up from 40 to 10', 'went up: ok'],
    ['`main.a` moved from 16.7 % to 66.7 %', '66.7 %: ok'],
    ['`main.a` moved from 66.7 % to 16.7 %', '66.7 %: wrong-number'],
    ['`main.a` quadrupled', 'quadrupled: ok'],
    ['`main.a` doubled', 'doubled: wrong-number'],
    ['`main.a` rose 4-fold', '4-fold: ok'],
    ['`main.a`: +300%', '300%: ok'],
    ['`main.b`: −75 %', '75 %: ok'],
    ['`main.b`: -85 %', '85 %: wrong-number'],
    ['`main.a` grew by 50 percentage points', '50 percentage points: ok'],
    ['`main.a` grew by 50 pp', '50 pp: ok'],
    ['`main.a` stieg von 16,7 % auf 66,7 %', '66,7 %: ok'],
    ['`main.a` costs four times as much as before', 'four times: ok'],
  ])('%s', (answer, expected) => expect(claimsOf(answer, { ...sides, diff })).toContain(expected));
});

describe('what is not trusted', () => {
  test.each([
    ['a link', '[docs](https://evil.test/x?F1)', ['(https://evil.test/x?F1): unsupported']],
    ['an image', '![x](https://evil.test/p.png)', ['(https://evil.test/p.png): unsupported']],
    ['a bare link', 'see https://evil.test/json.Marshal', ['https://evil.test/json.Marshal: unsupported']],
    ['a script link', '[F1](javascript:alert(1))', ['F1: ok', '(javascript:alert(1)): unsupported']],
    ['code', '```go\njson.Marshel() // 99 %\n```\n', ['```go\njson.Marshel() // 99 %\n```: not-checkable']],
    ['code without an end', '```\nx', ['```\nx: not-checkable']],
  ])('%s', (_, answer, expected) => expect(claimsOf(answer)).toEqual(expected));
});

test('the summary counts what was checked', () => {
  const answer =
    '`json.Marshal` takes 41 %, `shop.invented` 3 %. `Cart.Total` calls `json.Marshal`. Consider `sync.Pool`.';
  expect(groundAnswer(answer, input).summary).toEqual({
    names: { ok: 3, checked: 4 },
    numbers: { ok: 1, checked: 2 },
    lines: { ok: 0, checked: 0 },
    relations: { ok: 1, checked: 1 },
    changes: { ok: 0, checked: 0 },
    links: 0,
    unchecked: 1,
    sentence: '3 of 4 names, 1 of 2 numbers, 1 of 1 relations',
  });
});

const piece = fc.constantFrom(
  '`json.Marshal`',
  ' takes ',
  '41.2 %',
  '42 %',
  '. ',
  '\n',
  '\n\n',
  '- ',
  '# Why\n',
  '```',
  '```go\n',
  '`',
  '**',
  'F1',
  'K1',
  '| ',
  '|\n',
  '[a](https://x.test)',
  '{F1.total%}',
  ' calls ',
  '`Cart.Total`',
  'half',
  '412 ms',
  '🔥',
  '\r\n',
  'Consider ',
  '~~~',
  '1. ',
  'encoding/json.Marshal',
  ` ${'word '.repeat(450)}`,
);

test('however the answer is cut, the result is the same', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(200), { maxLength: 12 }), (pieces, cuts) => {
      const answer = pieces.join('');
      const grounder = new Grounder(new GroundingProfile(input));
      let from = 0;
      for (const cut of [...cuts].sort((a, b) => a - b)) {
        grounder.push(answer.slice(from, Math.max(from, cut)));
        grounder.getResult();
        from = Math.max(from, cut);
      }
      grounder.push(answer.slice(from));
      expect(grounder.finish()).toEqual(groundAnswer(answer, input));
    }),
    { numRuns: 300 },
  );
});

test('a block that can no longer change is checked once, however often a result is asked for', () => {
  const asked = new Map<string, number>();
  const profile = new GroundingProfile(input);
  const getFact = profile.getFact.bind(profile);
  profile.getFact = (id) => {
    asked.set(id, (asked.get(id) ?? 0) + 1);
    return getFact(id);
  };
  const grounder = new Grounder(profile);
  for (let at = 1; at <= 200; at++) {
    grounder.push(`- As K${at} says.\n`);
    grounder.getResult();
  }
  grounder.finish();
  // Once while its block is open, once when it is settled; each for the mark and for what the sentence is about.
  expect(Math.max(...asked.values())).toBeLessThanOrEqual(4);
  expect(asked.size).toBe(200);
});

test('numbers of a sentence that is too long to be read as one are not checked', () => {
  const rest = 'and so on '.repeat(220);
  const found = groundAnswer(`\`json.Marshal\` ${rest} takes 41 % ${rest} more than \`store.Index.Find\`.`, input);
  expect(found.claims.map(show)).toEqual(['json.Marshal: ok', '41 %: not-checkable', 'store.Index.Find: ok']);
});

test('spans are the text of the answer, in order', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const answer = pieces.join('');
      const { claims } = groundAnswer(answer, input);
      for (const { start, end, text } of claims) {
        expect(answer.slice(start, end)).toBe(text);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is true of any tree is never marked', () => {
  fc.assert(
    fc.property(arbitraryTree, fc.nat(), (any, pick) => {
      const table = computeFunctions(any);
      const known = [...table.occurrences.keys()].filter((name) => (table.occurrences[name] ?? 0) > 0);
      const name = known[pick % known.length] ?? 0;
      const percent = (((table.total[name] ?? 0) / getTotal(any)) * 100).toFixed(2);
      const self = (((table.self[name] ?? 0) / getTotal(any)) * 100).toFixed(1);
      const answer = `\`${any.names[name]}\` takes ${percent} % in total, ${self} % of it itself.`;
      const result = groundAnswer(answer, {
        ...input,
        tree: any,
        untransformedTotal: getTotal(any),
        functionIds: [],
        profileTypeId: 'x:samples:count::',
      });
      expect(result.claims.filter(({ verdict }) => verdict !== 'ok').map(show)).toEqual([]);
    }),
  );
});

test.each([
  '`'.repeat(50_000),
  '['.repeat(50_000),
  '[a]('.repeat(20_000),
  '1,'.repeat(30_000),
  'a.b'.repeat(30_000),
  '<'.repeat(50_000),
  '| '.repeat(30_000),
  'Q.r1 '.repeat(20_000),
])('a hostile answer is read to its end', (answer) => {
  expect(groundAnswer(answer, input).claims.every(({ verdict }) => verdict !== 'wrong-number')).toBe(true);
});
