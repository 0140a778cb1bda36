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
  ['who imports it by name', ['src/profile/tree/FlameTree.ts'], [0, 2]],
  ['the folder of what is no program', ['src/profile/tree/rules.json'], [0, 1]],
  ['who imports it by a relative path', ['tests/helpers/treeFromText.ts'], [3]],
  ['the test itself', ['src/llm/stream.test.ts'], [4]],
  ['nothing for what no test is near of', ['README.md'], []],
])('selects %s', (_what, changed, expected) => {
  expect(selectTests(changed, TESTS)).toEqual(expected.map((index) => TESTS[index]?.path));
});
