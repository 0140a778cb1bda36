/** @jest-environment node */
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { clearCutMarks, isOtherReal } from './clearCutMarks';
import { computeCoverage } from './computeCoverage';

const TEXT = `
  main;other 4
  main;gc;other 1
  other;flush 2
`;
const limited = treeFromText(TEXT, { limited: true });

test('functions named other that were taken for cuts are functions again', () => {
  expect(computeCoverage(limited).isWhole).toBe(false);
  const tree = clearCutMarks(limited);
  expect(printTree(tree)).toEqual(printTree(treeFromText(TEXT)));
  expect(computeCoverage(tree).isWhole).toBe(true);
});

test('a tree without cuts stays as it is', () => {
  const tree = treeFromText(TEXT);
  expect(clearCutMarks(tree)).toBe(tree);
});

const many = Array.from({ length: 3000 }, (_, index) => `main;f${index} 1`).join('\n') + '\nmain;other 9';

test.each<[why: string, text: string, unlimited: string, isReal: boolean]>([
  ['the same answer to both questions', TEXT, TEXT, true],
  ['more nodes when asked for more', TEXT, `${TEXT}main;gc;mark 1`, false],
  ['as many nodes with other values', TEXT, TEXT.replace('4', '5'), false],
  ['so many nodes that the server may have a limit of its own', many, many, false],
])('%s', (_, text, unlimited, isReal) => {
  const [first, second] = [text, unlimited].map((each) => treeFromText(each, { limited: true }));
  expect(first && second && isOtherReal(first, second)).toBe(isReal);
});
