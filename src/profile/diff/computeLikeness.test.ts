/** @jest-environment node */
import fc from 'fast-check';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeFunctionDiff } from './computeFunctionDiff';
import { computeLikeness, describeLikeness } from './computeLikeness';
import { computeDiff } from './DiffTree';

function liken(baseline: string, comparison: string) {
  const diff = computeDiff(treeFromText(baseline), treeFromText(comparison));
  return computeLikeness(computeFunctionDiff(diff), 'comparison');
}

test('the shared part is what both spend on the same functions, whatever each spends in all', () => {
  // parse 60 % and 20 %, gc 40 % and 80 %: 20 % and 40 % are spent alike.
  const { shared } = liken('main;parse 60\nmain;gc 40', 'main;parse 2\nmain;gc 8') ?? {};
  expect(shared).toBeCloseTo(0.6, 12);
});

test('what the file has no sample of is named, the largest first', () => {
  const likeness = liken('main;parse 50\nmain;gc 30\nmain;send 20', 'main;parse 5');
  expect(likeness?.lacked.map(({ name }) => name)).toEqual(['gc', 'send']);
  expect(likeness && describeLikeness(likeness, { lacking: 'bench.pb', other: 'checkout' })).toBe(
    'bench.pb and checkout are 50 % alike: that much of their self is in the same functions. 50 % of what checkout spends is in functions that bench.pb has no sample of, most in gc (30 %), send (20 %).',
  );
});

test('a function that the file only passes through is one that it runs', () => {
  expect(liken('main;parse 5\nmain 5', 'main;parse 5')?.lacked).toEqual([]);
});

test('a profile is wholly like itself at any size, and a side without cost is like nothing', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const doubled = { ...tree, self: tree.self.map((v) => v * 2), total: tree.total.map((v) => v * 2) };
      const likeness = computeLikeness(computeFunctionDiff(computeDiff(tree, doubled)), 'baseline');
      expect(likeness === undefined || Math.abs(likeness.shared - 1) < 1e-9).toBe(true);
      expect(likeness?.lacked ?? []).toEqual([]);
    }),
  );
  expect(liken('main 0', 'main 5')).toBeUndefined();
});
