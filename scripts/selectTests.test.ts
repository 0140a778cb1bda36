/** @jest-environment node */
import { selectTests } from './selectTests';

const TESTS = [
  { path: 'src/profile/tree/FlameTree.test.ts', imports: ['./FlameTree'] },
  { path: 'src/profile/tree/computeCoverage.test.ts', imports: ['./computeCoverage'] },
  { path: 'src/worker/engine.test.ts', imports: ['profile/tree/FlameTree'] },
  { path: 'tests/unit/all.test.ts', imports: ['../helpers/treeFromText'] },
  { path: 'src/llm/stream.test.ts', imports: ['./stream', 'rxjs'] },
];

test.each([
  ['the folder, and who imports it by name', ['src/profile/tree/FlameTree.ts'], [0, 1, 2]],
  ['who imports it by a relative path', ['tests/helpers/treeFromText.ts'], [3]],
  ['the test itself and its folder', ['src/llm/stream.test.ts'], [4]],
  ['nothing for what no test is near of', ['README.md'], []],
])('selects %s', (_what, changed, expected) => {
  expect(selectTests(changed, TESTS)).toEqual(expected.map((index) => TESTS[index]?.path));
});
