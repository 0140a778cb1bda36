/** @jest-environment node */
import { computeDiff } from 'profile/diff/DiffTree';
import { getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { groundAnswer } from './Grounder';
import type { GroundingInput } from './GroundingProfile';

const MS = 1e6;
const BEFORE = `
  main.main;shop.dedupeSorted ${200 * MS}
  main.main;shop.render ${500 * MS}
  main.main;Garbage Collection ${300 * MS}
`;
// New: dedupeQuadratic, validateSku. Gone: dedupeSorted. The same: Garbage Collection. render rose by 10 %.
const AFTER = `
  main.main;shop.dedupeQuadratic ${620 * MS}
  main.main;shop.validateSku ${50 * MS}
  main.main;shop.render ${550 * MS}
  main.main;Garbage Collection ${300 * MS}
`;

function compare(before: string, after: string, limited = false): GroundingInput {
  const { tree, baseline, comparison } = computeDiff(
    treeFromText(before, { limited }),
    treeFromText(after, { limited }),
  );
  return {
    ...{ tree, untransformedTotal: getTotal(tree), profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' },
    ...{ durationMs: 10_000, facts: [], functionIds: [tree.names.indexOf('shop.render')] },
    diff: { baseline, comparison, baselineWeight: 10, comparisonWeight: 10 },
  };
}

function judge(answer: string, input: GroundingInput): string[] {
  const { claims } = groundAnswer(answer, input);
  return claims.filter(({ kind }) => kind === 'direction').map(({ text, verdict }) => `${text}: ${verdict}`);
}

test.each([
  ['`dedupeQuadratic` was removed.', 'was removed: unsupported'],
  ['`dedupeQuadratic` is new.', 'is new: ok'],
  ['The new function `dedupeQuadratic` does it.', 'new: ok'],
  ['The new function `render` does it.', 'new: unsupported'],
  ['`dedupeQuadratic` and `validateSku` were added.', 'were added: ok'],
  ['`dedupeQuadratic` and `render` were added.', 'were added: unsupported'],
  ['`validateSku` did not change.', 'did not change: unsupported'],
  ['`validateSku` stayed the same.', 'stayed the same: unsupported'],
  ['`Garbage Collection` did not change.', 'did not change: ok'],
  ['Garbage collection remained stable.', 'remained stable: ok'],
  ['`render` is unchanged.', 'unchanged: not-checkable'],
  ['`render` changed.', 'changed: not-checkable'],
  ['`dedupeSorted` is gone.', 'gone: ok'],
  ['`dedupeSorted` disappeared.', 'disappeared: ok'],
  ['`dedupeSorted` is no longer called.', 'no longer called: ok'],
  ['`render` is no longer called.', 'no longer called: unsupported'],
  ['`dedupeSorted` was not removed.', 'removed: unsupported'],
  ['`render` was not removed.', 'removed: ok'],
  ['`validateSku` appeared.', 'appeared: ok'],
  ['`validateSku` did not exist before.', 'did not exist before: ok'],
  ['`render` did not exist before.', 'did not exist before: unsupported'],
  ['`dedupeSorted` did not grow.', 'grow: ok'],
  ['`render` did not increase.', 'increase: unsupported'],
  ['`dedupeQuadratic` replaced what was removed: `dedupeSorted`.', 'was removed: unsupported'],
])('%s: %s', (answer, expected) => {
  expect(judge(answer, compare(BEFORE, AFTER))).toEqual([expected]);
});

test('"cheaper than another" says nothing of what was before', () => {
  expect(judge('`render` is cheaper than `dedupeQuadratic`.', compare(BEFORE, AFTER))).toEqual([]);
});

test('what may be in the part that the server cut is neither new nor gone', () => {
  const input = compare(`${BEFORE}\n main.main;other ${90 * MS}`, AFTER, true);
  expect(judge('`validateSku` is new. `dedupeSorted` is gone.', input)).toEqual(['is new: not-checkable', 'gone: ok']);
});

test('names that are ordinary words are known however they are written', () => {
  const tree = treeFromText(`main;Garbage Collection ${45 * MS}\nmain;work ${955 * MS}`);
  const input = { ...compare(BEFORE, AFTER), tree, untransformedTotal: getTotal(tree), diff: undefined };
  const verdicts = (answer: string): string[] =>
    groundAnswer(answer, input).claims.map(({ text, verdict }) => `${text}: ${verdict}`);
  expect(verdicts('Garbage collection accounts for 4.5 %.')).toEqual(['Garbage collection: ok', '4.5 %: ok']);
  expect(verdicts('`garbage collection` accounts for 9 %.')).toEqual(['garbage collection: ok', '9 %: wrong-number']);
});

test('what was printed may be added up', () => {
  // 10.74 % and 10.74 % are printed as 10.7 %; together they are 21.5 %.
  const tree = treeFromText('a.x 10740\nb.y 10740\nc.z 78520');
  const input = { ...compare(BEFORE, AFTER), tree, untransformedTotal: getTotal(tree), diff: undefined };
  const verdicts = (answer: string): string[] =>
    groundAnswer(answer, input).claims.flatMap(({ kind, verdict }) => (kind === 'number' ? verdict : []));
  expect(verdicts('`a.x` and `b.y` together take 21.4 %.')).toEqual(['ok']);
  expect(verdicts('`a.x` and `b.y` together take 21.5 %.')).toEqual(['ok']);
  expect(verdicts('`a.x` and `b.y` together take 21.9 %.')).toEqual(['wrong-number']);
});

test.each(['{F1.bogus}', '{F1.total%%}', '{L3.price}', '{K1.total}', '{F1.}'])('%s is nothing to fill in', (text) => {
  const claims = groundAnswer(`It takes ${text}.`, compare(BEFORE, AFTER)).claims.filter(
    ({ kind }) => kind === 'number',
  );
  expect(claims.map((claim) => [claim.text, claim.verdict])).toEqual([[text, 'unknown-name']]);
});
