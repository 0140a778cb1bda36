/** @jest-environment node */
import fc from 'fast-check';
import { computeParents, getName } from 'profile/tree/FlameTree';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { findNode } from './computeFrames';
import { buildFlameLayout, type FlameLayout } from './FlameLayout';
import {
  ALL_COLLAPSED,
  ALL_EXPANDED,
  countGroup,
  type FrameGroups,
  getGroupHead,
  getShownNode,
  toggleGroup,
} from './FrameGroups';
import { moveSelection } from './moveSelection';

/** The names of every row. */
function printRows({ tree, rowNodes, rowStart, rowCount }: FlameLayout): string[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from(rowNodes.slice(rowStart[row], rowStart[row + 1]), (node) => getName(tree, node)).join(' '),
  );
}

// a b c are a group; d e another; below f each has one callee that is smaller.
const tree = treeFromText(`
  a  a  f
  b  b  g
  c  c
  d  h
  e
  4  3  5
`);
const withSelf = treeFromText('f 1\nf;g 5');

test('every node has a row, and rows list their nodes from left to right', () => {
  expect(printRows(buildFlameLayout(tree))).toEqual(['total', 'a f', 'b g', 'c', 'd h', 'e']);
});

test('a collapsed group is its head, and what is below moves up', () => {
  expect(printRows(buildFlameLayout(tree, ALL_COLLAPSED))).toEqual(['total', 'a f', 'd h']);
});

test('one group is expanded, or collapsed, among others', () => {
  const nodeOfC = tree.names.findIndex((name) => name === 'c');
  const one = toggleGroup(tree, ALL_COLLAPSED, nodeOfC);
  expect(printRows(buildFlameLayout(tree, one))).toEqual(['total', 'a f', 'b', 'c', 'd h']);
  const other = toggleGroup(tree, ALL_EXPANDED, nodeOfC);
  expect(printRows(buildFlameLayout(tree, other))).toEqual(['total', 'a f', 'd h g', 'e']);
  expect(toggleGroup(tree, one, nodeOfC)).toEqual(ALL_COLLAPSED);
});

test('a frame with a self value, or alone, is no group', () => {
  expect(countGroup(withSelf, 1)).toBe(1);
  expect(toggleGroup(withSelf, ALL_COLLAPSED, 1)).toBe(ALL_COLLAPSED);
});

test('what a server cut stays visible when groups are collapsed', () => {
  const limited = treeFromText('a;b;other 5', { limited: true });
  expect(printRows(buildFlameLayout(limited, ALL_COLLAPSED))).toEqual(['total', 'a', 'other']);
});

test('a group is found from each of its frames', () => {
  expect([1, 2, 3].map((node) => getGroupHead(tree, node))).toEqual([1, 1, 1]);
  expect(countGroup(tree, 1)).toBe(3);
  expect(getShownNode(tree, ALL_COLLAPSED, 3)).toBe(1);
  expect(getShownNode(tree, ALL_EXPANDED, 3)).toBe(3);
});

test('a node is one row below the nearest caller that is shown, and within its range', () => {
  const groups = fc.record({
    isCollapsed: fc.boolean(),
    exceptions: fc.uniqueArray(fc.nat(200)).map((heads) => new Set(heads)),
  });
  fc.assert(
    fc.property(arbitraryTree, groups, (tree, groups: FrameGroups) => {
      const layout = buildFlameLayout(tree, groups);
      const parents = computeParents(tree);
      const shown = [...Array(tree.nodeCount).keys()].filter((node) => getShownNode(tree, groups, node) === node);
      expect([...layout.rowNodes].sort((a, b) => a - b)).toEqual(shown);
      for (const node of shown.slice(1)) {
        const caller = getShownNode(tree, groups, parents[node] ?? 0);
        const start = layout.startValue[node] ?? 0;
        const callerStart = layout.startValue[caller] ?? 0;
        expect(layout.row[node]).toBe((layout.row[caller] ?? 0) + 1);
        expect(start).toBeGreaterThanOrEqual(callerStart);
        expect(start + (tree.total[node] ?? 0)).toBeLessThanOrEqual(callerStart + (tree.total[caller] ?? 0));
      }
    }),
  );
});

test('a stack of 20,000 frames is laid out, expanded and collapsed', () => {
  const deep = treeFromText(`${Array.from({ length: 20_000 }, (_, index) => `f${index}`).join(';')} 1`);
  expect(buildFlameLayout(deep).rowCount).toBe(20_001);
  expect(buildFlameLayout(deep, ALL_COLLAPSED).rowCount).toBe(2);
});

test('callers of what is focused have rows of their own below the root, with no frame in them', () => {
  const tree = treeFromText('a;b 6\na;c 4');
  const layout = buildFlameLayout(tree, ALL_EXPANDED, ['main', 'run']);
  expect([...layout.row].map((row, node) => `${getName(tree, node)} ${row}`)).toEqual(['total 0', 'a 3', 'b 4', 'c 4']);
  expect(layout.rowCount).toBe(5);
  const window = { startValue: 0, endValue: 10, widthPx: 100, fromRow: 0, toRow: 5 };
  expect([0, 1, 2, 3].map((row) => findNode(layout, window, 50, row))).toEqual([0, undefined, undefined, 1]);
  expect(moveSelection(layout, 0, 'callee', 0)).toBe(1);
  expect(moveSelection(layout, 1, 'caller', 0)).toBe(0);
});
