/** @jest-environment node */
import { array, assert, nat, property } from 'fast-check';
import { PairTable } from './PairTable';

function addStacks(stacks: readonly (readonly number[])[]): { table: PairTable; nodes: number[] } {
  const table = new PairTable();
  const nodes = stacks.map((stack) => stack.reduce((node, key) => table.getChild(node, key), 0));
  return { table, nodes };
}

function readStack(table: PairTable, node: number): number[] {
  return node === 0 ? [] : [...readStack(table, table.parent[node] ?? 0), table.key[node] ?? 0];
}

test('shared prefixes are one node each', () => {
  const { table, nodes } = addStacks([
    [7, 1, 2],
    [7, 1, 3],
    [7, 1],
  ]);
  expect(table.size).toBe(5);
  expect(nodes).toEqual([3, 4, 2]);
});

test('every stack can be read back from its node, and parents come first, however many there are', () => {
  assert(
    property(array(array(nat(50), { maxLength: 30 }), { maxLength: 200 }), (stacks) => {
      const { table, nodes } = addStacks(stacks);
      expect(nodes.map((node) => readStack(table, node))).toEqual(stacks);
      for (let node = 1; node < table.size; node++) {
        expect(table.parent[node]).toBeLessThan(node);
      }
    }),
  );
});
