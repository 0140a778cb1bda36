import { act, renderHook } from '@testing-library/react';
import { applyTransforms } from 'profile/transform/applyTransforms';
import { getPathNames, getPathReference } from 'profile/transform/pathHash';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { useNodeSelection } from './useNodeSelection';

const WHOLE = treeFromText('main;serve;handle;parse 6\nmain;serve;handle;write 3\nmain;idle 1');

const find = (tree: FlameTree, name: string): number =>
  Array.from({ length: tree.nodeCount }, (_, node) => node).find((node) => getName(tree, node) === name) ?? -1;

function focus(tree: FlameTree, name: string): FlameTree {
  const path = getPathReference(tree, find(tree, name));
  const getCategories = () => {
    throw new Error('A focus does not ask whose code it is.');
  };
  return applyTransforms(tree, [{ kind: 'focusNode', path }], { getCategories }).tree;
}

function show(tree: FlameTree) {
  const { result, rerender } = renderHook((shown: FlameTree) => useNodeSelection(shown, undefined), {
    initialProps: tree,
  });
  return {
    select: (shown: FlameTree, name: string) => act(() => result.current.selectNode(find(shown, name))),
    change: (shown: FlameTree) => rerender(shown),
    getPath: (shown: FlameTree) =>
      result.current.selectedNode === undefined ? undefined : getPathNames(shown, result.current.selectedNode),
  };
}

test('a frame stays selected when it is focused, and when the focus is taken back', () => {
  const view = show(WHOLE);
  view.select(WHOLE, 'handle');
  const focused = focus(WHOLE, 'handle');
  view.change(focused);
  expect(view.getPath(focused)).toEqual(['handle']);
  view.select(focused, 'parse');
  view.change(WHOLE);
  expect(view.getPath(WHOLE)).toEqual(['main', 'serve', 'handle', 'parse']);
});

test('a frame that another tree does not have is selected no more', () => {
  const view = show(WHOLE);
  view.select(WHOLE, 'idle');
  const focused = focus(WHOLE, 'handle');
  view.change(focused);
  expect(view.getPath(focused)).toBeUndefined();
});

test('more detail of the same stacks leaves the selection where it is', () => {
  const view = show(WHOLE);
  view.select(WHOLE, 'write');
  const more = treeFromText(
    'main;serve;accept 1\nmain;serve;handle;parse 6\nmain;serve;handle;write;flush 3\nmain;idle 1',
  );
  view.change(more);
  expect(view.getPath(more)).toEqual(['main', 'serve', 'handle', 'write']);
});

test('of a stack of 20,000 levels the last one stays selected in a focus near it', () => {
  const names = Array.from({ length: 20_000 }, (_, level) => `f${level}`);
  const deep = treeFromText(`${names.join(';')} 1`);
  const view = show(deep);
  view.select(deep, 'f19999');
  const focused = focus(deep, 'f19990');
  view.change(focused);
  expect(view.getPath(focused)).toEqual(names.slice(19_990));
  view.change(deep);
  expect(view.getPath(deep)).toEqual(names);
});
