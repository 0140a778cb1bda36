/** @jest-environment node */
import fc from 'fast-check';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import { getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import type { Claim } from './Claim';
import { groundAnswer } from './Grounder';
import type { GroundingInput } from './GroundingProfile';

const SOURCE = [
  'func formatTags(tags map[string]string) string {',
  '\tnames := keysOf(tags)',
  '\tsort.Strings(names)',
  '}',
];

const costOf: Readonly<Record<number, number>> = { 42: 300e6, 43: 500e6 };

/** formatTags: 800 of 1,000 ms, on lines 42 (300 ms) and 43 (500 ms). */
const CODE: CodeExcerpt = {
  functionName: 'main.formatTags',
  file: 'app/tags.go',
  fileLineCount: 60,
  lines: SOURCE.map((text, at) => {
    const total = costOf[41 + at] ?? 0;
    return { line: 41 + at, text, costs: [{ self: total === 300e6 ? total : 0, total }] };
  }),
  costs: [{ self: 300e6, total: 800e6 }],
  callers: [],
  note: '',
};

const tree = treeFromText(
  'main.main;main.formatTags 300000000\nmain.main;main.formatTags;sort.Strings 500000000\nmain.main;main.load 200000000',
);

const INPUT: GroundingInput = {
  tree,
  untransformedTotal: getTotal(tree),
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  durationMs: 60_000,
  functionIds: [tree.names.indexOf('main.formatTags'), tree.names.indexOf('sort.Strings')],
  facts: [],
  code: CODE,
};

function check(answer: string, more: Partial<GroundingInput> = {}): Claim[] {
  return [...groundAnswer(answer, { ...INPUT, ...more }).claims];
}

const print = (claims: readonly Claim[]): string[] =>
  claims.map(({ kind, text, verdict }) => `${kind} ${text}: ${verdict}`);

test.each([
  ['Line 43 is hot.', ['line Line 43: ok']],
  ['`L43` and L42 are hot.', ['line L43: ok', 'line L42: ok']],
  ['See lines 41–44.', ['line lines 41–44: ok']],
  ['See lines 42, 43 and 99.', ['line lines 42: ok', 'line 43: ok', 'line 99: unknown-name']],
  ['At tags.go:43 it sorts.', ['line tags.go:43: ok']],
  ['Line 61 is hot.', ['line Line 61: unknown-name']],
  ['Lines 43 to 52 are hot.', ['line Lines 43 to 52: unknown-name']],
])('lines are those that were sent: %s', (answer, expected) => {
  expect(print(check(answer))).toEqual(expected);
});

test.each([
  [61, 'The file has 60 lines.'],
  [50, 'Line 50 was not sent.'],
])('line %i says what is wrong', (line, reason) => {
  expect(check(`Line ${line} is hot.`)[0]?.reason).toBe(reason);
  const [claim] = check(`Line ${line} is hot.`, { code: { ...CODE, fileLineCount: undefined } });
  expect(claim?.reason).toBe(`The profile has nothing for line ${line} of this function.`);
});

test.each([
  // Of the function, of the profile, and as an amount.
  ['Line 43 takes 62.5 % of the function.', 'ok'],
  ['Line 43 takes 50 % of the CPU time.', 'ok'],
  ['Line 43 takes 500 ms.', 'ok'],
  ['Line 42 itself takes 37.5 %.', 'ok'],
  ['Line 43 itself takes 62.5 %.', 'wrong-number'],
  ['Line 42 takes 62.5 %.', 'wrong-number'],
  ['Line 43 takes 99 %.', 'wrong-number'],
  ['Lines 42 and 43 together take 800 ms.', 'ok'],
  ['Lines 42-43 take 100 % of it.', 'ok'],
  ['Lines 42 and 43 take 100 % of the function.', 'ok'],
  ['Lines 42 and 43 take 90 % of the function.', 'wrong-number'],
  ['On line 43, `sort.Strings` takes 62.5 %.', 'ok'],
  ['`sort.Strings` takes 62.5 % of the function.', 'ok'],
  ['`sort.Strings` takes 62.5 %.', 'wrong-number'],
  ['Line 61 takes 12 %.', 'unsupported'],
  // Its function and others are as before.
  ['`F1` takes 80 %.', 'ok'],
  ['It takes 800 ms.', 'ok'],
  ['The function takes 900 ms.', 'wrong-number'],
  ['`main.load` takes 62.5 %.', 'wrong-number'],
  ['Line 43 spends 500 ms in `sort.Strings`.', 'ok'],
])('numbers count when they are bound to their line: %s', (answer, verdict) => {
  const numbers = check(answer).filter(({ kind }) => kind === 'number');
  expect(numbers.map((claim) => claim.verdict)).toEqual([verdict]);
});

test('placeholders of lines are filled in by code', () => {
  const claims = check('`L43` takes {L43.total%}, {L43.total}, itself {L43.self}; {L99.total%}.');
  const numbers = claims.filter(({ kind }) => kind === 'number');
  expect(numbers.map(({ replacement, verdict }) => replacement ?? verdict)).toEqual([
    '62.5 %',
    '500 ms',
    '0 ns',
    'unknown-name',
  ]);
  expect(claims.every(({ functions }) => functions.every((name) => name >= 0))).toBe(true);
});

test.each([
  ['`keysOf` makes a slice.', ['name keysOf: ok']],
  [
    '`names := keysOf(tags)` takes 400 ms.',
    ['name names := keysOf(tags): not-checkable', 'number 400 ms: wrong-number'],
  ],
  ['`main.inventedThing` takes 300 ms.', ['name main.inventedThing: unknown-name', 'number 300 ms: unsupported']],
  ['[suggestion] Use `slices.SortFunc`.', ['name slices.SortFunc: not-checkable']],
])('names are those of the profile or of the code: %s', (answer, expected) => {
  expect(print(check(answer))).toEqual(expected);
});

test('a change that fits is told from one that does not; both stay code', () => {
  const answer = `Try:

\`\`\`diff
 \tnames := keysOf(tags)
-\tsort.Strings(names)
+\tslices.Sort(names)
\`\`\`

1. or this

   \`\`\`diff
   -\tsort.Sort(names)
   +\tslices.Sort(names)
   \`\`\`

\`\`\`sh
go test
\`\`\`
`;
  const { claims, summary } = groundAnswer(answer, INPUT);
  const changes = claims.filter(({ kind }) => kind === 'code');
  expect(changes.map(({ verdict, change }) => [verdict, change?.hunks.flat().length])).toEqual([
    ['ok', 3],
    ['unsupported', 2],
    ['not-checkable', undefined],
  ]);
  expect(changes[1]?.reason).toBe('“sort.Sort(names)” is no line of the source that was sent.');
  expect(summary.sentence).toBe('0 of 0 names, 0 of 0 numbers, 1 of 2 changes fit');
});

test('without code, numbers of lines say nothing', () => {
  const { claims, summary } = groundAnswer('Line 43 of `main.load` is hot.', { ...INPUT, code: undefined });
  expect(print(claims)).toEqual(['number 43: not-checkable', 'name main.load: ok']);
  expect(summary.sentence).toBe('1 of 1 names, 0 of 0 numbers');
});

test('a share is right for its own line alone', () => {
  const costs = fc.uniqueArray(fc.integer({ min: 3, max: 60 }), { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(costs, fc.nat(), fc.nat(), (totals, at, other) => {
      const whole = totals.reduce((sum, total) => sum + total, 0);
      const lines = totals.map((total, index) => ({ line: 10 + index, text: 'x()', costs: [{ self: total, total }] }));
      const code = { ...CODE, lines, costs: [{ self: whole, total: whole }] };
      const [line, said] = [at % totals.length, other % totals.length];
      const share = ((totals[said] ?? 0) / whole) * 100;
      const claims = check(`Line ${10 + line} takes ${share.toFixed(2)} % of the function.`, { code });
      // A share of the function may by chance be another line's share of the profile.
      const isOwn = Math.abs(share - ((totals[line] ?? 0) / whole) * 100) < 0.006;
      expect(claims.find(({ kind }) => kind === 'number')?.verdict).toBe(isOwn ? 'ok' : 'wrong-number');
    }),
  );
});
