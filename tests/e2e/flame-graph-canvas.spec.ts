// Cannot prove: how a real Pyroscope cuts and narrows; the local store follows recordings of one.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { Page } from '@playwright/test';
import { parseCollapsed } from 'profile/formats/parseCollapsed';
import { parseFlamebearer } from 'profile/formats/parseFlamebearer';
import { parseSpeedscope } from 'profile/formats/parseSpeedscope';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import {
  SelectMergeStacktracesRequestSchema,
  SelectMergeStacktracesResponseSchema,
} from 'pyroscope/gen/querier/v1/querier_pb';
import { encodeTree } from '../helpers/encodeTree';
import { treeFromText } from '../helpers/treeFromText';
import { expect, test } from './test';

test.use({ sharesPage: true });

const CHECKOUT = { explorationType: 'flame-graph', 'var-serviceName': 'checkout' };

test('one click focuses, a right click opens the menu; the classic flame graph stays at hand', async ({
  explorer,
  page,
}) => {
  await explorer.open({ ...CHECKOUT, panes: 'graph' });
  const canvas = page.getByRole('application', { name: 'Flame graph' }).locator('canvas');
  await expect(canvas).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
  const box = await canvas.boundingBox();
  // The sixth row from the top: a frame about as wide as the graph.
  await canvas.click({ position: { x: (box?.width ?? 0) / 2, y: 18 * 5 + 9 }, button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Focus on this frame' })).toBeVisible();
  await page.keyboard.press('Escape');
  await canvas.click({ position: { x: (box?.width ?? 0) / 2, y: 18 * 5 + 9 } });
  await expect(page.getByRole('button', { name: /^Remove “focus: / })).toBeVisible();
  await page.getByRole('button', { name: 'How the flame graph is drawn' }).click();
  await page.getByRole('menuitemradio', { name: /^Classic/ }).click();
  await expect(page.getByTestId('classic-flame-graph')).toBeVisible();
  expect(explorer.getParam('renderer')).toBe('classic');
});

/** Answers with trees of the test: one for the whole, one for a branch. */
async function serveTrees(page: Page, whole: string, branch: string): Promise<void> {
  const encode = (text: string) =>
    Buffer.from(
      toBinary(
        SelectMergeStacktracesResponseSchema,
        create(SelectMergeStacktracesResponseSchema, { tree: encodeTree(treeFromText(text, { limited: true })) }),
      ),
    );
  await page.route('**/querier.v1.QuerierService/SelectMergeStacktraces', async (route) => {
    const request = fromBinary(
      SelectMergeStacktracesRequestSchema,
      new Uint8Array(route.request().postDataBuffer() ?? Buffer.alloc(0)),
    );
    const body = encode((request.stackTraceSelector?.callSite.length ?? 0) > 0 ? branch : whole);
    await route.fulfill({ status: 200, contentType: 'application/proto', body });
  });
}

const CUT = 'main;gc 2000000000\nmain;handle;other 7000000000\nmain;handle;parse 3000000000';

async function focusHandle(page: Page): Promise<void> {
  await page
    .getByRole('treeitem', { name: /handle/ })
    .first()
    .dblclick();
  await expect(page.getByRole('button', { name: 'Remove “focus: handle”' })).toBeVisible();
}

test('focusing a branch that the server cut brings what was cut', async ({ explorer, page }) => {
  await explorer.store('openprofiles-drilldown-app.loadsWholeProfile', 'false');
  await serveTrees(page, CUT, 'main;handle;render 7000000000\nmain;handle;parse 3000000000');
  await explorer.open({ ...CHECKOUT, panes: 'tree' });
  await expect(page.getByTestId('coverage')).toContainText('58.3 %');
  await focusHandle(page);
  await expect(page.getByRole('treeitem', { name: /render/ })).toBeVisible();
  // The chart is of the real service, and the line says that it has more.
  await expect(page.getByTestId('coverage').filter({ hasText: 'cut away' })).toHaveCount(0);
});

test('a branch that does not add up is refused, and by how much it does not', async ({ explorer, page }) => {
  await explorer.store('openprofiles-drilldown-app.loadsWholeProfile', 'false');
  await serveTrees(page, CUT, 'main;handle;render 9000000000\nmain;handle;parse 3000000000');
  await explorer.open({ ...CHECKOUT, panes: 'tree' });
  await focusHandle(page);
  await expect(
    page.getByText('Asked for handle alone, the server counts 120 % of what the flame graph has.'),
  ).toBeVisible();
  await expect(page.getByTestId('coverage')).toBeVisible();
});

/** Chooses a format of the export menu and returns the bytes of the file that is saved. */
async function download(page: Page, format: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('every export is a file that can be read again', async ({ explorer, page }) => {
  const text = 'main;gc 2000000000\nmain;handle;</script>&"<b> 7000000000\nmain;handle;parse 3000000000';
  await serveTrees(page, text, text);
  await explorer.open({ ...CHECKOUT, transforms: '~hide.gc' });
  await expect(explorer.functionNamed('parse')).toBeVisible();
  const total = 12_000_000_000;

  const collapsed = await download(page, /^Collapsed/i);
  expect(parseCollapsed(collapsed.bytes.toString()).total[0]).toBe(total);
  const speedscope = await download(page, /^Speedscope/i);
  expect(parseSpeedscope(speedscope.bytes.toString()).tree.total[0]).toBe(total);
  const flamebearer = await download(page, /^Flamebearer/i);
  const single = parseFlamebearer(flamebearer.bytes.toString(), { limited: false });
  expect(single.kind === 'single' && single.tree.total[0]).toBe(total);
  const csv = await download(page, /^CSV/);
  expect(csv.bytes.toString()).toContain('handle');
  const pprof = await download(page, /^pprof For/);
  const profile = decodePprof(new Uint8Array(gunzipSync(pprof.bytes)));
  expect(buildTreeFromPprof(profile, 0).total[0]).toBe(total);
  const svg = await download(page, /^SVG/);
  expect(svg.bytes.toString()).toMatch(/^<svg|^<\?xml/);
  const png = await download(page, /^PNG/);
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  const html = await download(page, /^HTML/);
  expect(html.name).toMatch(/^checkout_.*\.html$/);

  const requests: string[] = [];
  const offline = await page.context().newPage();
  offline.on('request', (request) => requests.push(request.url()));
  await offline.goto(`data:text/html;base64,${html.bytes.toString('base64')}`);
  await expect(offline.getByText('12 s', { exact: false }).first()).toBeVisible();
  expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([]);
  await offline.close();
});

test('the server’s own pprof keeps what a call tree does not have', async ({ explorer, page }) => {
  await explorer.open(CHECKOUT);
  await expect(explorer.functionNamed('parseDiscountRules')).toBeVisible();
  const { name, bytes } = await download(page, /^pprof from the server/);
  expect(name).toMatch(/\.pb\.gz$/);
  expect(gunzipSync(bytes).includes('discountRules.ts')).toBe(true);
});
