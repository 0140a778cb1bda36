/** @jest-environment node */
import { getPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { computeFramePlaces, getFramePlaces } from 'profile/tree/FramePlaces';
import { encodeTree } from '../../tests/helpers/encodeTree';
import { treeFromText } from '../../tests/helpers/treeFromText';
import { decodeProfile } from './decodeProfile';
import { ProfileEngine } from './ProfileEngine';
import { listBuffers, packView, unpackView, type ViewAnswer } from './ViewAnswer';
import { WorkerProfile } from './WorkerProfile';

const TREE = treeFromText('main;handle;parse 30\nmain;handle;render;parse 10\nmain;gc 10');
const handle = TREE.names.indexOf('handle');

/** As it goes from one thread to the other: what is given away is gone here. */
function send(answer: ViewAnswer): ViewAnswer {
  return structuredClone(answer, { transfer: listBuffers(answer) });
}

function open(): WorkerProfile {
  return new WorkerProfile(decodeProfile({ format: 'tree', bytes: encodeTree(TREE) }), new ProfileEngine());
}

test.each<[string, readonly Transform[]]>([
  ['no transform', []],
  ['a focus', [{ kind: 'focusNode', path: getPathReference(TREE, TREE.nameIndex.indexOf(handle)) }]],
  ['an inverted tree', [{ kind: 'invert' }]],
  ['names that the whole tree has not', [{ kind: 'collapsePackage', packageName: 'main' }]],
])('a view arrives as it was, and is still there where it came from: %s', (_, transforms) => {
  const profile = open();
  const view = profile.computeView(transforms);
  const expected = structuredClone(view);
  expect(unpackView(send(packView(view, profile.tree)), profile.tree)).toEqual(expected);
  expect(profile.computeView(transforms)).toEqual(expected);
});

test('the first view of a profile brings its tree, later ones only what was changed', () => {
  const profile = open();
  const view = profile.computeView([]);
  const { tree } = unpackView(send(packView(view, undefined)));
  expect(tree).toEqual(TREE);
  const unchanged = packView(view, profile.tree);
  expect(unchanged.drawn).toBeUndefined();
  expect(unpackView(unchanged, tree).tree).toBe(tree);
  // What was found for one list of names serves all trees with it.
  const focused = profile.computeView([{ kind: 'focusNode', path: getPathReference(TREE, 1) }]);
  expect(unpackView(packView(focused, profile.tree), tree).tree.names).toBe(tree.names);
});

test('where the frames are comes with the tree', () => {
  const answer = packView(open().computeView([]), undefined);
  const { tree } = unpackView(answer);
  expect(getFramePlaces(tree)).toBe(answer.drawn?.places);
  expect(getFramePlaces(tree)).toEqual(computeFramePlaces(TREE));
});
