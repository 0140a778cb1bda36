/** @jest-environment node */
import fc from 'fast-check';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { arbitraryTree } from '../../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { ChildOrder, computeVisibleRows, findAncestors, findOpenNodes, findParentRow } from './visibleRows';

const TREE = treeFromText(`
  main;gc 1
  main;handle;parse 2
  main;handle;render 4
  idle 3
`);

const nodesNamed = (tree: FlameTree, ...names: string[]) =>
  new Set(
    Array.from({ length: tree.nodeCount }, (_, node) => node).filter((node) => names.includes(getName(tree, node))),
  );

function printRows(tree: FlameTree, open: ReadonlySet<number>): string[] {
  const { nodes, position, siblingCount } = computeVisibleRows(new ChildOrder(tree), open);
  return [...nodes].map(
    (node, row) => `${'  '.repeat(tree.depth[node] ?? 0)}${getName(tree, node)} ${position[row]}/${siblingCount[row]}`,
  );
}

test('only what lies below open nodes is there, the largest child first', () => {
  expect(printRows(TREE, new Set())).toEqual(['total 1/1']);
  expect(printRows(TREE, nodesNamed(TREE, 'total', 'main'))).toEqual([
    'total 1/1',
    '  main 1/2',
    '    handle 1/2',
    '    gc 2/2',
    '  idle 2/2',
  ]);
});

test('what is open below a closed node waits', () => {
  expect(printRows(TREE, nodesNamed(TREE, 'total', 'handle'))).toEqual(['total 1/1', '  main 1/2', '  idle 2/2']);
});

test('a tree without nodes has no rows', () => {
  expect(printRows({ ...TREE, nodeCount: 0 }, new Set([0]))).toEqual([]);
});

test('with everything open each node has one row, below its parent and above its smaller siblings', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const all = new Set(Array.from({ length: tree.nodeCount }, (_, node) => node));
      const rows = computeVisibleRows(new ChildOrder(tree), all);
      expect([...rows.nodes].sort((a, b) => a - b)).toEqual([...all]);
      rows.nodes.forEach((node, row) => {
        const parentRow = findParentRow(tree, rows, row);
        expect(rows.nodes[parentRow]).toBe(findAncestors(tree, node).at(-1));
        const before = [...rows.nodes.slice(parentRow + 1, row)].filter(
          (other) => tree.depth[other] === tree.depth[node] && other !== node,
        );
        expect(before).toHaveLength((rows.position[row] ?? 0) - 1);
        expect(before.every((other) => (tree.total[other] ?? 0) >= (tree.total[node] ?? 0))).toBe(true);
      });
    }),
  );
});

test('the ancestors of a node lead to it from the root', () => {
  const [parse] = nodesNamed(TREE, 'parse');
  expect(findAncestors(TREE, parse ?? 0).map((node) => getName(TREE, node))).toEqual(['total', 'main', 'handle']);
  expect(findAncestors(TREE, 0)).toEqual([]);
  expect(findAncestors(TREE, 99)).toEqual([]);
});

test('a chain of 20,000 calls opens to its end', () => {
  const tree = treeFromText(`${Array.from({ length: 20_000 }, (_, index) => `f${index}`).join(';')} 1`);
  const all = new Set(findAncestors(tree, 20_000));
  expect(computeVisibleRows(new ChildOrder(tree), all).nodes).toHaveLength(20_001);
});

test('of a million nodes only the children of open ones are looked at', () => {
  const { tree, countReads } = watchReads(buildWideTree(1000, 1000));
  const order = new ChildOrder(tree);
  expect(computeVisibleRows(order, new Set([0])).nodes).toHaveLength(1001);
  expect(computeVisibleRows(order, new Set([0, 1])).nodes).toHaveLength(2001);
  const before = countReads();
  expect(before).toBeLessThan(20_000);
  expect(computeVisibleRows(order, new Set([0, 1, 1002])).nodes).toHaveLength(3001);
  expect(countReads() - before).toBeLessThan(10_000);
  expect(findAncestors(tree, 5_005).length).toBe(2);
});

test('what is open stays open in another tree with the same names on the way', () => {
  const larger = treeFromText(`
    boot;main 2
    main;handle;parse;read 2
    main;handle;render 4
    idle 3
  `);
  const open = findOpenNodes(TREE, nodesNamed(TREE, 'total', 'main', 'handle', 'gc'), larger);
  expect(printRows(larger, open)).toEqual([
    'total 1/1',
    '  main 1/3',
    '    handle 1/1',
    '      render 1/2',
    '      parse 2/2',
    '  idle 2/3',
    '  boot 3/3',
  ]);
});

test('what a server cut is not taken for a function of the same name', () => {
  const cut = treeFromText('other 5', { limited: true });
  const real = treeFromText('other;more 5');
  expect(findOpenNodes(cut, new Set([0, 1]), real)).toEqual(new Set([0]));
});

/** Functions `0` to `parents` below the root, each with the same number of childless ones. */
function buildWideTree(parents: number, children: number): FlameTree {
  const nodeCount = 1 + parents * (children + 1);
  const depth = new Uint32Array(nodeCount).fill(2);
  const subtreeEnd = Uint32Array.from({ length: nodeCount }, (_, node) => node + 1);
  const total = new Float64Array(nodeCount).fill(1);
  for (let parent = 1; parent < nodeCount; parent += children + 1) {
    depth[parent] = 1;
    subtreeEnd[parent] = parent + children + 1;
    total[parent] = children;
  }
  depth[0] = 0;
  subtreeEnd[0] = nodeCount;
  total[0] = parents * children;
  const self = total.map((value) => (value === 1 ? 1 : 0));
  return {
    nodeCount,
    names: ['total'],
    nameIndex: new Uint32Array(nodeCount),
    self,
    total,
    depth,
    subtreeEnd,
    cutNameIndex: -1,
  };
}

/** Counts how often a node of the tree was looked at. */
function watchReads(tree: FlameTree): { tree: FlameTree; countReads: () => number } {
  let reads = 0;
  const watch = <T extends Uint32Array | Float64Array>(column: T): T =>
    new Proxy(column, {
      get: (target, key) => {
        reads++;
        return Reflect.get(target, key, target);
      },
    });
  return {
    tree: { ...tree, subtreeEnd: watch(tree.subtreeEnd), total: watch(tree.total), depth: watch(tree.depth) },
    countReads: () => reads,
  };
}
