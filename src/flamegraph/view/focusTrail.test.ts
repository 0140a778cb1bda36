import { buildPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { focusOnNode, getAncestors } from './focusTrail';

const focusOn = (...names: string[]): Transform => ({ kind: 'focusNode', path: buildPathReference(names) });

/** The tree on screen after a focus on `run`, which `main` calls. */
const FOCUSED = { tree: treeFromText('run;parse 2\nrun;write 1'), trail: ['main', 'run'] };

test('callers of the focused frame are its ancestors, unless another change took it away', () => {
  expect(getAncestors(FOCUSED)).toEqual(['main']);
  expect(getAncestors({ tree: treeFromText('parse 2\nwrite 1'), trail: ['main', 'run'] })).toEqual([]);
  expect(getAncestors({ tree: FOCUSED.tree, trail: [] })).toEqual([]);
});

test('a focus within a focus takes its place, with the whole way in', () => {
  const node = FOCUSED.tree.nameIndex.indexOf(FOCUSED.tree.names.indexOf('parse'));
  expect(focusOnNode([focusOn('main', 'run')], FOCUSED, node)).toEqual([focusOn('main', 'run', 'parse')]);
});

test('after another change a focus is one more', () => {
  const hide: Transform = { kind: 'hideFunctions', functions: { by: 'name', name: 'write' } };
  const next = focusOnNode([focusOn('main', 'run'), hide], FOCUSED, 1);
  expect(next.map(({ kind }) => kind)).toEqual(['focusNode', 'hideFunctions', 'focusNode']);
});

test('the root ends a focus; without one nothing changes', () => {
  expect(focusOnNode([focusOn('main', 'run')], FOCUSED, 0)).toEqual([]);
  const none: readonly Transform[] = [];
  expect(focusOnNode(none, FOCUSED, 0)).toBe(none);
});
