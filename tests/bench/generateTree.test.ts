/** @jest-environment node */
import { decodeTree } from 'profile/formats/decodeTree';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { findTreeFault } from '../helpers/findTreeFault';
import { DEEPEST_FUNCTION, generateTreeBytes } from './generateTree';
import { type ShapeName, SHAPES } from './TreeShape';

const shapeNames = Object.keys(SHAPES) as ShapeName[];

function generate(name: ShapeName, nodeCount: number): FlameTree {
  return decodeTree(generateTreeBytes(SHAPES[name], nodeCount, 1), { limited: false });
}

test.each(shapeNames)('a %s tree has exactly the nodes and the depth that were asked for', (name) => {
  const tree = generate(name, 16_384);
  expect(findTreeFault(tree)).toBeUndefined();
  expect(tree.nodeCount).toBe(16_384);
  const deepest = tree.depth.indexOf(SHAPES[name].depth);
  expect(tree.depth.every((depth) => depth <= SHAPES[name].depth)).toBe(true);
  expect(getName(tree, deepest)).toBe(DEEPEST_FUNCTION);
  expect(tree.names.filter((text) => text === DEEPEST_FUNCTION)).toHaveLength(1);
});

test('the same arguments give the same bytes, another seed others', () => {
  const first = generateTreeBytes(SHAPES.service, 2_000, 7);
  expect(generateTreeBytes(SHAPES.service, 2_000, 7)).toEqual(first);
  expect(generateTreeBytes(SHAPES.service, 2_000, 8)).not.toEqual(first);
});

test('the cost is spread thin: no frame of its own spends a hundredth', () => {
  const tree = generate('service', 16_384);
  expect(Math.max(...tree.self)).toBeLessThan((tree.total[0] ?? 0) / 100);
});

test('few functions that call each other: a recursive tree has stacks with one function many times', () => {
  const tree = generate('recursive', 16_384);
  const path: number[] = [];
  let most = 0;
  for (let node = 0; node < tree.nodeCount; node++) {
    const depth = tree.depth[node] ?? 0;
    path.length = depth;
    path.push(tree.nameIndex[node] ?? 0);
    most = Math.max(most, path.filter((name) => name === tree.nameIndex[node]).length);
  }
  expect(most).toBeGreaterThan(5);
});
