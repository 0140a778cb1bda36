/** @jest-environment node */
import { fromBinary } from '@bufbuild/protobuf';
import { decodeTree } from 'profile/formats/decodeTree';
import { ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { type RunningStore, startStore } from '../../demo/store/startStore';
import { generateTreeBytes } from './generateTree';
import { measureServerDiff } from './measureServerDiff';
import { splitIntoPprofs } from './splitIntoPprofs';

const SHAPE = { depth: 40, nameCount: 500, ownNodes: 3, usualDepth: 20 };
const build = (seed: number, nodeCount = 4000) =>
  decodeTree(generateTreeBytes(SHAPE, nodeCount, seed), { limited: false });

let running: RunningStore;
beforeAll(async () => {
  running = await startStore();
});
afterAll(() => running.close());

test('two trees pushed to a server come back whole, and its own diff has 2,048 nodes', async () => {
  const { diff, trees } = await measureServerDiff(`${running.url}/`, [build(1), build(2)]);
  expect(trees.nodeCount).toBe(8000);
  expect(diff.nodeCount).toBeGreaterThanOrEqual(2048);
  expect(diff.nodeCount).toBeLessThan(2 * 2048 + 1000);
  expect(diff.bytes).toBeLessThan(trees.bytes);
});

test('files stay below a server’s limits, and hold all of the tree', () => {
  const tree = build(3, 40_000);
  const files = splitIntoPprofs(tree, 1_000_000);
  expect(files.length).toBeGreaterThan(1);
  expect(Math.max(...files.map(({ length }) => length))).toBeLessThan(2_000_000);
  const samples = files.flatMap((bytes) => fromBinary(ProfileSchema, bytes).sample);
  expect(samples).toHaveLength(tree.self.filter((value) => value > 0).length);
  expect(samples.reduce((sum, { value: [value = 0n] }) => sum + value, 0n)).toBe(BigInt(tree.total[0] ?? 0));
});
