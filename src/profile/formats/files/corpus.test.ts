/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { runSteps } from 'profile/formats/runSteps';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { readProfileFile } from './readProfileFile';
import { listSampleKeys } from './sampleKeys';

const FOLDER = join(process.cwd(), 'tests/fixtures/files');

/** By profile of the file: what the format's own tool says, see the README of the folder. */
type Expected = Record<string, { total: number; self: Row[]; totals: Row[] }>;
type Row = [name: string, value: number];

const EXPECTED = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<string, Expected>;

function readFile(name: string) {
  const bytes = readFileSync(join(FOLDER, name));
  return runSteps(readProfileFile(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes));
}

test('every recording has its expected numbers', () => {
  const recorded = readdirSync(FOLDER).filter((name) => !/^(README\.md|expected\.json|expect\.py)$/.test(name));
  expect(recorded.sort()).toEqual(Object.keys(EXPECTED).sort());
});

test.each(Object.entries(EXPECTED))('%s: total and the top five are those of its own tool', (name, expected) => {
  const file = readFile(name);
  const keys = listSampleKeys(file.profiles);
  const found = file.profiles.map(({ build }) => runSteps(build()).tree);
  for (const [key, { total, self, totals }] of Object.entries(expected)) {
    const tree = found[keys.indexOf(key)];
    expect(tree && { key, ...describe(tree) }).toEqual({
      key,
      total: expect.closeTo(total, 3) as number,
      self: self.map(closely),
      totals: totals.map(closely),
    });
  }
});

function describe(tree: FlameTree) {
  const { self, total } = computeFunctions(tree);
  return { total: getTotal(tree), self: top(tree, self), totals: top(tree, total) };
}

function top(tree: FlameTree, values: ArrayLike<number>): Row[] {
  return tree.names
    .map((name, place): Row => [name, values[place] ?? 0])
    .filter(([, value]) => value > 0)
    .sort(([name, value], [otherName, other]) => other - value || (name < otherName ? -1 : 1))
    .slice(0, 5);
}

function closely([name, value]: Row): Row {
  return [name, expect.closeTo(value, 3) as number];
}
