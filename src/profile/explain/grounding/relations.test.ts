/** @jest-environment node */
import { getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { groundAnswer } from './Grounder';
import type { GroundingInput } from './GroundingProfile';

const MS = 1e6;
// json.Marshal 41.2 %, store.Find 34 %, shop.round 8.8 %, shop.Total 50 %; of shop.Total, json.Marshal is 82.4 %.
const tree = treeFromText(`
  main.main;shop.Total;json.Marshal ${412 * MS}
  main.main;shop.Total;shop.round ${88 * MS}
  main.main;store.Find ${340 * MS}
  runtime.gcDrain ${160 * MS}
`);
const ALONE: GroundingInput = {
  tree,
  untransformedTotal: getTotal(tree),
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  durationMs: 10_000,
  functionIds: [],
  facts: [],
};

/** Judges the last number of a sentence. */
function judge(answer: string, input = ALONE): string {
  const numbers = groundAnswer(answer, input).claims.filter(({ kind }) => kind === 'number');
  return numbers.at(-1)?.verdict ?? 'no claim';
}

test.each([
  ['`json.Marshal` takes 21 % more than `store.Find`.', 'ok'],
  ['`json.Marshal` takes 41.2 % more than `store.Find`.', 'wrong-number'],
  ['`store.Find` takes 21 % more than `json.Marshal`.', 'wrong-number'],
  ['`store.Find` is 17 % cheaper than `json.Marshal`.', 'ok'],
  ['`store.Find` is 34 % cheaper than `json.Marshal`.', 'wrong-number'],
  ['`json.Marshal` is 7.2 points above `store.Find`.', 'ok'],
  ['`json.Marshal` is 21 percentage points above `store.Find`.', 'wrong-number'],
  ['`json.Marshal` takes 72 ms more than `store.Find`.', 'ok'],
  ['`json.Marshal` takes 412 ms more than `store.Find`.', 'wrong-number'],
  ['`json.Marshal` takes 41.2 % of `shop.Total`.', 'wrong-number'],
  ['`json.Marshal` takes 82 % of `shop.Total`.', 'ok'],
  ['Of `shop.Total`, 82 % is `json.Marshal`, the other 18 % `shop.round`.', 'ok'],
  ['Of `shop.Total`, 82 % is `json.Marshal`, the other 9 % `shop.round`.', 'wrong-number'],
  ['`json.Marshal` and `store.Find` together take 75 %.', 'ok'],
  ['`json.Marshal` and `store.Find` together take 41.2 %.', 'wrong-number'],
  ['`shop.Total` and `json.Marshal` together take 91 %.', 'wrong-number'],
  ['Without `shop.Total`, `store.Find` takes 68 % of the rest.', 'ok'],
  ['Without `shop.Total`, `store.Find` takes 34 % of the rest.', 'wrong-number'],
  ['Everything but `shop.Total` takes 50 %.', 'ok'],
  ['Everything but `store.Find` takes 34 %.', 'wrong-number'],
  ['`json.Marshal` costs twice as much as `shop.round`.', 'wrong-number'],
  ['`json.Marshal` costs 4.7 times as much as `shop.round`.', 'ok'],
  ['`shop.round` costs 4.7 times as much as `json.Marshal`.', 'wrong-number'],
  ['`json.Marshal` takes a third of `shop.Total`.', 'wrong-number'],
  ['The difference between `json.Marshal` and `store.Find` is 72 ms.', 'ok'],
  ['The difference between `json.Marshal` and `store.Find` is 340 ms.', 'wrong-number'],
  ['The ratio of `json.Marshal` to `shop.round` is 4.7:1.', 'ok'],
  ['The ratio of `shop.round` to `json.Marshal` is 4.7:1.', 'wrong-number'],
  ['Half of the time is in `shop.Total`, the other half in `store.Find`.', 'wrong-number'],
  ['`json.Marshal` takes 41 % and `store.Find` 34 %.', 'ok'],
])('%s: %s', (answer, verdict) => expect(judge(answer)).toBe(verdict));

test.each([
  // Its own share is right, but that is not what is said.
  '`json.Marshal` eclipses `store.Find` by 41.2 %.',
  'The lead of `json.Marshal` over its rival is 41.2 %.',
  '`json.Marshal` is 41.2 % of the requests.',
  'Its callee takes 41.2 % of the time of the parser: `json.Marshal`.',
  // Of totals it is wrong, of another reading it is right.
  '`json.Marshal` is 7.2 % more than `store.Find`.',
  '`store.Find` is 21 % faster than `json.Marshal`.',
  '`json.Marshal` is 41.2 % more efficient than `store.Find`.',
])('what is not understood is not checked: %s', (answer) => expect(judge(answer)).toBe('not-checkable'));

test.each([
  '`json.Marshal` gobbles up 41.2 %.',
  'The complement of `json.Marshal` is 41.2 %.',
  'Once started, `json.Marshal` takes 41.2 %.',
  'During startup, `json.Marshal` takes 41.2 %.',
  '`json.Marshal` takes 41.2 %, when the cache is cold.',
  'Children of `shop.Total`: `json.Marshal` 41.2 %.',
  '`json.Marshal` towers over `store.Find` by 41.2 %.',
  '| function | hit rate |\n|---|---|\n| `json.Marshal` | 41.2 % |',
])('a word that nobody knows may make anything of a number: %s', (answer) =>
  expect(judge(answer)).toBe('not-checkable'),
);

test('what was not understood is named', () => {
  const [, number] = groundAnswer('`json.Marshal` gobbles up 41.2 %.', ALONE).claims;
  expect(number?.reason).toBe('Not checked: “gobbles” is not understood.');
});

test.each([
  ['| function | total (%) |\n|---|---|\n| `json.Marshal` | 41.2 |', 'ok'],
  ['| function | total (%) |\n|---|---|\n| `json.Marshal` | 34 |', 'wrong-number'],
  ['| function | total [ms] |\n|---|---|\n| `json.Marshal` | 412 |', 'ok'],
  ['| function | total [s] |\n|---|---|\n| `json.Marshal` | 412 |', 'wrong-number'],
  ['| function | calls |\n|---|---|\n| `json.Marshal` | 412 |', 'not-checkable'],
  ['| function | vs. `store.Find` |\n|---|---|\n| `json.Marshal` | 41.2 % |', 'not-checkable'],
  ['`json.Marshal` takes **99**%.', 'wrong-number'],
  ['`json.Marshal` takes **41**%.', 'ok'],
  ['`json.Marshal` takes $99\\%$.', 'wrong-number'],
  ['`json.Marshal` takes 9.9e8 ns.', 'wrong-number'],
  ['`json.Marshal` takes 4.12e8 ns.', 'ok'],
  ['`json.Marshal` takes 4.12 × 10^8 ns.', 'ok'],
  ['`json.Marshal` takes ９９％.', 'wrong-number'],
  ['`json.Marshal` takes <b>99</b> %.', 'wrong-number'],
  ['`json.Marshal` takes 990 ‰.', 'wrong-number'],
])('however it is written: %s: %s', (answer, verdict) => expect(judge(answer)).toBe(verdict));

const columns = (values: readonly number[]): { self: Float64Array; total: Float64Array } => ({
  self: Float64Array.from([0, ...values]),
  total: Float64Array.from([values.reduce((sum, value) => sum + value, 0), ...values]),
});
const both = treeFromText('main.a 10\nmain.b 10\nmain.c 10');
// 100 before, 150 after; main.a 20 → 60, main.b 50 → 40, main.c 30 → 50.
const COMPARED: GroundingInput = {
  ...ALONE,
  tree: both,
  profileTypeId: 'process_cpu:samples:count::milliseconds',
  diff: {
    baseline: columns([20, 50, 30]),
    comparison: columns([60, 40, 50]),
    baselineWeight: 10,
    comparisonWeight: 10,
  },
};

test.each([
  ['`main.a` grew by 200 %.', 'ok'],
  ['`main.a` grew by 40 %.', 'wrong-number'],
  ['`main.a` grew by 20 points.', 'ok'],
  ['`main.a` grew by 40 points.', 'wrong-number'],
  ['`main.b` grew by 20 %.', 'wrong-number'],
  ['`main.b` fell by 20 %.', 'ok'],
  ['`main.a` is three times as expensive as before.', 'ok'],
  ['`main.a` costs a third of what it did before.', 'wrong-number'],
  ['`main.b` costs 80 % of what it did before.', 'ok'],
  ['`main.a` went from 20 % to 40 %.', 'ok'],
  ['`main.a` went from 40 % to 20 %.', 'wrong-number'],
  ['`main.a` went 20 % -> 20 %.', 'wrong-number'],
  ['`main.a` (20 % → 20 %)', 'wrong-number'],
  ['`main.a` (20 % → 40 %)', 'ok'],
  ['The increase is 40 % `main.a`.', 'not-checkable'],
  ['`main.a` now takes 20 %.', 'wrong-number'],
  ['`main.a` takes 40 % in the comparison.', 'ok'],
  ['`main.a` accounts for 80 % of the increase.', 'ok'],
  ['`main.a` accounts for 40 % of the increase.', 'wrong-number'],
  ['The whole grew by 50 %.', 'ok'],
  ['`main.a` takes 50 % more than `main.b`.', 'ok'],
  ['`main.a` takes 40 % more than `main.b`.', 'wrong-number'],
  ['| function | baseline | comparison |\n|---|---|---|\n| `main.a` | 20 % | 20 % |', 'wrong-number'],
  ['| function | change |\n|---|---|\n| `main.a` | +200 % |', 'ok'],
  ['| function | change |\n|---|---|\n| `main.a` | +40 % |', 'wrong-number'],
])('of a comparison: %s: %s', (answer, verdict) => expect(judge(answer, COMPARED)).toBe(verdict));
