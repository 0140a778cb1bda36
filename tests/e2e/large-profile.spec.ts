// Cannot prove: how long a real server and network take to deliver 33 MB; here the answer is made by the test.
import { create, toBinary } from '@bufbuild/protobuf';
import { decodeTree } from 'profile/formats/decodeTree';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { SelectMergeStacktracesResponseSchema } from 'pyroscope/gen/querier/v1/querier_pb';
import { DEEPEST_FUNCTION, generateTreeBytes } from '../bench/generateTree';
import { SHAPES } from '../bench/TreeShape';
import { expect, test } from './test';

const NODE_COUNT = 1_048_576;
const DEPTH = 20_000;

test('a million nodes, 20,000 deep: found by name, focused, with its true children, and back', async ({
  explorer,
  page,
}) => {
  const bytes = generateTreeBytes({ ...SHAPES.deep, depth: DEPTH, usualDepth: DEPTH }, NODE_COUNT, 1);
  const tree = decodeTree(bytes, { limited: false });
  // The first stack reaches the depth, so that its nodes are the first ones: a caller far down with several callees.
  let caller = DEPTH - 1;
  while (listChildren(tree, caller).length < 2) {
    caller--;
  }
  const children = listChildren(tree, caller).map((child) => getName(tree, child));
  const body = Buffer.from(
    toBinary(SelectMergeStacktracesResponseSchema, create(SelectMergeStacktracesResponseSchema, { tree: bytes })),
  );
  await page.route('**/querier.v1.QuerierService/SelectMergeStacktraces', (route) =>
    route.fulfill({ contentType: 'application/proto', body }),
  );

  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'checkout', panes: 'graph,tree' });
  await expect(explorer.flameGraph).toContainText('whole profile (1,048,576 nodes)', { timeout: 30_000 });

  const search = page.getByRole('search').getByRole('textbox', { name: 'Search functions' });
  await search.fill(DEEPEST_FUNCTION);
  const status = page.getByRole('status', { name: 'Search' });
  await expect(status).toContainText('1 match: ');
  await search.press('Enter');
  await expect(status).toContainText('frame 1 of 1');
  const rows = page.getByRole('tree').getByRole('treeitem');
  const selected = page.getByRole('treeitem', { selected: true });
  await expect(selected).toHaveAccessibleName(startingWith(DEEPEST_FUNCTION));
  await expect(selected).toHaveAttribute('aria-level', String(DEPTH + 1));

  // Up to the caller, which becomes all that there is.
  await page.getByRole('application', { name: 'Flame graph' }).focus();
  for (let depth = DEPTH; depth > caller; depth--) {
    await page.keyboard.press('ArrowUp');
  }
  await expect(selected).toHaveAccessibleName(startingWith(getName(tree, caller)));
  await expect(selected).toHaveAttribute('aria-level', String(caller + 1));
  await page.keyboard.press('Enter');
  await expect.poll(() => explorer.getParam('transforms')).toContain('node');
  await expect(rows.and(page.locator('[aria-level="2"]'))).toHaveAccessibleName(startingWith(getName(tree, caller)));
  await expect(rows.and(page.locator('[aria-level="3"]'))).toHaveCount(children.length);
  for (const name of children) {
    await expect(rows.and(page.locator('[aria-level="3"]')).and(page.getByRole('treeitem', { name }))).toHaveCount(1);
  }

  await page.goBack();
  await expect.poll(() => explorer.getParam('transforms') ?? '').not.toContain('node');
  await expect(explorer.flameGraph).toContainText('whole profile (1,048,576 nodes)');
  await expect(rows.first()).not.toHaveAccessibleName(/of what is shown/);
});

function listChildren(tree: FlameTree, node: number): number[] {
  const children: number[] = [];
  const end = tree.subtreeEnd[node] ?? 0;
  for (let child = node + 1; child < end; child = tree.subtreeEnd[child] ?? end) {
    children.push(child);
  }
  return children;
}

function startingWith(name: string): RegExp {
  return new RegExp(`^${name.replace(/[.*()]/g, '\\$&')},`);
}
