/** @jest-environment node */
import type { Transform } from 'profile/transform/Transform';
import { getPathReference } from 'profile/transform/pathHash';
import { getName, type FlameTree } from 'profile/tree/FlameTree';
import { encodeTree } from '../../tests/helpers/encodeTree';
import { printTree } from '../../tests/helpers/printTree';
import { treeFromText } from '../../tests/helpers/treeFromText';
import { ProfileEngine } from './ProfileEngine';

const TREE = treeFromText('main;handle;parse 30\nmain;handle;render;parse 10\nmain;gc 10');

function findNode(tree: FlameTree, ...path: string[]): number {
  let node = 0;
  for (const name of path) {
    const end = tree.subtreeEnd[node] ?? 0;
    let child = node + 1;
    while (child < end && getName(tree, child) !== name) {
      child = tree.subtreeEnd[child] ?? end;
    }
    node = child;
  }
  return node;
}

function focusOn(tree: FlameTree, ...path: string[]): Transform {
  return { kind: 'focusNode', path: getPathReference(tree, findNode(tree, ...path)) };
}

test('a profile is opened once and then viewed in any way', () => {
  const engine = new ProfileEngine();
  const { id, tree } = engine.open({ format: 'tree', bytes: encodeTree(TREE) });
  expect(printTree(tree)).toEqual(printTree(TREE));
  const view = engine.view(id, [focusOn(tree, 'main', 'handle')]);
  expect(view?.tree.total[0]).toBe(40);
  expect(view?.trail).toEqual(['main', 'handle']);
  expect(engine.view(id, [])?.trail).toEqual([]);
});

test('functions of an inverted view are those of the upright stacks', () => {
  const engine = new ProfileEngine();
  const id = engine.put(TREE);
  const view = engine.view(id, [{ kind: 'invert' }]);
  const parse = view?.tree.names.indexOf('parse') ?? -1;
  expect(getName(view?.tree ?? TREE, 1)).toBe('parse');
  expect(view?.functions.total[parse]).toBe(40);
  expect(view?.functions.names[parse]).toBe('parse');
});

test('a search counts each stack once, and finds nodes of the tree on screen', () => {
  const engine = new ProfileEngine();
  const id = engine.put(TREE);
  expect(engine.search(id, [], 'handle | parse')).toMatchObject({
    status: 'ok',
    functionCount: 2,
    throughValue: 40,
    totalValue: 50,
  });
  expect(engine.search(id, [focusOn(TREE, 'main', 'gc')], 'parse')).toMatchObject({ throughValue: 0, totalValue: 10 });
  expect(engine.search(id, [], '/(/')).toMatchObject({ status: 'error' });
  expect(engine.search(id, [], '  ')).toEqual({ status: 'empty' });
});

test('neighbours of a function are those of the upright stacks, whichever way the tree is shown', () => {
  const engine = new ProfileEngine();
  const id = engine.put(TREE);
  const parse = TREE.names.indexOf('parse');
  for (const transforms of [[], [{ kind: 'invert' }]] satisfies Transform[][]) {
    const callers = engine.neighbours(id, transforms, parse)?.callers;
    expect(Array.from(callers?.nameIndex ?? [], (name) => TREE.names[name])).toEqual(['handle', 'render']);
    expect(Array.from(callers?.value ?? [])).toEqual([30, 10]);
  }
});

test('a closed node of an inverted tree is opened, and stays open for the searches that follow', () => {
  // 70,000 functions that end their stacks: more than are opened at once.
  const text = Array.from({ length: 70_000 }, (_, index) => `main;caller;leaf${index} 1`).join('\n');
  const engine = new ProfileEngine();
  const id = engine.put(treeFromText(text));
  const invert: Transform[] = [{ kind: 'invert' }];
  const view = engine.view(id, invert);
  const closed = view?.isClosed?.lastIndexOf(1) ?? -1;
  const name = getName(view?.tree ?? TREE, closed);
  const opened = engine.openCallers(id, invert, closed);
  expect(getName(opened?.view.tree ?? TREE, opened?.node ?? 0)).toBe(name);
  expect(getName(opened?.view.tree ?? TREE, (opened?.node ?? 0) + 1)).toBe('caller');
  expect(engine.search(id, invert, name)).toMatchObject({ status: 'ok', functionCount: 1 });
});

test('trees that were not used for long are forgotten and have to be handed over again', () => {
  const engine = new ProfileEngine();
  const first = engine.put(TREE);
  const second = engine.put(TREE);
  for (let count = 0; count < 3; count++) {
    engine.put(TREE);
    engine.view(first, []);
  }
  expect(engine.view(first, [])).toBeDefined();
  expect(engine.view(second, [])).toBeUndefined();
});
