/** @jest-environment node */
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { computeCoverage } from './computeCoverage';
import { createEmptyTree } from './FlameTreeBuilder';

const text = `
  main;handle;parse 40
  main;handle;other 30
  main;other;work 20
  main;gc;other 10
`;

test('says how much of the value sits in how many cut nodes', () => {
  expect(computeCoverage(treeFromText(text, { limited: true }))).toEqual({
    total: 100,
    cutValue: 40,
    cutShare: 0.4,
    cutNodes: 2,
    isWhole: false,
    depthCutValue: 0,
  });
});

test('a tree without a cut is whole, even one with a function named other', () => {
  expect(computeCoverage(treeFromText(text))).toMatchObject({ cutShare: 0, cutNodes: 0, isWhole: true });
});

test('an empty tree is whole and has no share', () => {
  expect(computeCoverage(createEmptyTree())).toMatchObject({ total: 0, cutShare: 0, isWhole: true });
});
