// Cannot prove: how a real Pyroscope's ends of ranges fall; the local store follows recordings of one.
import { join } from 'node:path';
import { create, toBinary } from '@bufbuild/protobuf';
import type { Page, Request } from '@playwright/test';
import { GetSettingsResponseSchema, SettingSchema } from 'pyroscope/gen/settings/v1/settings_pb';
import { dataHour, minutesBeforeStart } from './dataHour';
import { AXE_WARNING, findAccessibilityFaults } from './findAccessibilityFaults';
import { getPlot } from './pages/getPlot';
import { expect, test } from './test';

test.use({ sharesPage: true });

const DIFF = { explorationType: 'diff-flame-graph' };
const CHECKOUT = { ...DIFF, ...dataHour, 'var-serviceName': 'checkout' };

const sentence = (page: Page) => page.getByTestId('diff-sentence');
const table = (page: Page) => page.getByRole('grid', { name: 'Functions that changed' });
const side = (page: Page, name: 'Baseline' | 'Comparison') => page.getByRole('region', { name, exact: true });

/** Collects the questions for merged profiles, slices among them. */
function countProfiles(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => {
    if (request.url().includes('SelectMergeStacktraces')) {
      requests.push(request);
    }
  });
  return requests;
}

/** Drags over a chart; from and to are parts of its width. */
async function dragOver(page: Page, name: 'Baseline' | 'Comparison', from: number, to: number): Promise<void> {
  const box = await getPlot(side(page, name)).boundingBox();
  if (!box) {
    throw new Error('There is no chart to drag over');
  }
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
}

test('auto-select finds the regression, and the sentence says how much, since when, which version, by which functions, how sure', async ({
  explorer,
  page,
}) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText(
    /^Comparison costs [5-7](\.\d)? × baseline per second \(\+0\.5\d+ cores\) since \d\d:\d\d:\d\d; .*tokenizeCondition 3\d(\.\d)? %/,
  );
  await expect(sentence(page)).toContainText(/Sure \(\d+ and \d+ slices\)\./);
  await expect(sentence(page)).toContainText(/ of the rise is version=v2/);
  const first = table(page).getByRole('row').nth(1);
  await expect(first.getByRole('rowheader')).toContainText('tokenizeCondition');
  await expect(first).toContainText('sure');
  await expect(first).toContainText('✚ sure');
  await expect(page.getByTestId('diff-sum')).toContainText(/Self changes add up to \+0\.5\d+ cores/);
});

test('the mode is in the URL, survives a reload, and back undoes it', async ({ explorer, page }) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText('Sure');
  await page.getByRole('radio', { name: 'Share of total' }).click({ force: true });
  await expect(sentence(page)).toContainText(/Shares of the total changed/);
  expect(explorer.getParam('diffMode')).toBe('share');
  await explorer.reload();
  await expect(sentence(page)).toContainText(/^Shares of the total changed\. Sure/);
  await expect(table(page)).toContainText('points');
  await page.getByRole('radio', { name: 'Per second' }).click({ force: true });
  await expect(sentence(page)).toContainText('per second');
  await page.goBack();
  await expect(sentence(page)).toContainText('Shares');
  await page.getByRole('radio', { name: 'Per instance' }).click({ force: true });
  await expect(sentence(page)).toContainText(/^Comparison costs .* × baseline per instance \(.* Sure/);
  await expect(page.getByText('Both sides ran in 4 instances, counted by hostname.')).toBeVisible();
});

test('swapped sides tell the same change the other way, back swaps again, and keys do what they do in the flame graph', async ({
  explorer,
  page,
}) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText('Sure');
  await page.getByRole('button', { name: 'Swap sides' }).click();
  await expect(sentence(page)).toContainText(/^Comparison costs 8\d(\.\d)? % less than baseline per second \(-0\.5/);
  expect(explorer.getParam('diffFrom')).not.toBeNull();
  await page.goBack();
  await expect(sentence(page)).toContainText(/^Comparison costs [5-7](\.\d)? × baseline/);
  // The keys of the flame graph are those of the comparison.
  await page.keyboard.press('i');
  await expect(page.getByRole('group', { name: 'Transforms' })).toContainText('inverted');
  await page.keyboard.press('u');
  await expect.poll(() => explorer.getParam('transforms')).toBeNull();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search functions' })).toBeFocused();
});

test('a calm pair says that no change was found, and the smallest that would have been', async ({ explorer, page }) => {
  await explorer.open({
    ...CHECKOUT,
    diffFrom: minutesBeforeStart(58),
    diffTo: minutesBeforeStart(48),
    'diffFrom-2': minutesBeforeStart(47),
    'diffTo-2': minutesBeforeStart(37),
  });
  await expect(sentence(page)).toContainText(
    /^No change found\. Smallest change we would likely have seen \(90 %\): [\d.]+ mcores, \d+(\.\d)? % of baseline/,
  );
  await expect(table(page)).toContainText('noise');
});

test('both sides honour the tenant’s and the link’s limit of nodes, say what was cut, and load the rest at a click', async ({
  explorer,
  page,
}) => {
  const setting = create(SettingSchema, { name: 'pluginSettings', value: '{"maxNodes":12}' });
  const answer = create(GetSettingsResponseSchema, { settings: [setting] });
  await explorer.store('openprofiles-drilldown-app.loadsWholeProfile', 'false');
  await page.route('**/settings.v1.SettingsService/Get', (route) =>
    route.fulfill({
      status: 200,
      contentType: 'application/proto',
      body: Buffer.from(toBinary(GetSettingsResponseSchema, answer)),
    }),
  );
  const coverage = (name: 'Baseline' | 'Comparison') => side(page, name).getByTestId('coverage');
  await explorer.open(CHECKOUT);
  await expect(coverage('Comparison')).toContainText('of the profile lies in');
  await expect(sentence(page)).toContainText(/The server cut \d+(\.\d)? % of the baseline and/);
  await coverage('Baseline').getByRole('button', { name: 'Load the whole profile' }).click();
  await expect(coverage('Baseline')).toHaveCount(0);
  await expect(coverage('Comparison')).toHaveCount(1);
  await explorer.open({ ...CHECKOUT, maxNodes: '1024' });
  await expect(sentence(page)).toContainText('Comparison costs');
  await expect(page.getByTestId('coverage')).toHaveCount(0);
});

test('moving one side asks nothing until it is let go, and then one profile and that side’s slices', async ({
  explorer,
  page,
}) => {
  const requests = countProfiles(page);
  await explorer.open({
    ...CHECKOUT,
    diffFrom: 'now-58m',
    diffTo: 'now-48m',
    'diffFrom-2': 'now-20m',
    'diffTo-2': 'now-10m',
  });
  await expect(sentence(page)).toContainText('Sure');
  const before = requests.length;
  await dragOver(page, 'Comparison', 0.7, 0.86);
  expect(requests.length).toBe(before);
  await page.mouse.up();
  await expect(async () => {
    const slices = Number(/and (\d+) slices/.exec((await sentence(page).textContent()) ?? '')?.[1]);
    expect(requests.slice(before)).toHaveLength(1 + slices);
  }).toPass();
  await expect(sentence(page)).toContainText('Sure');
  expect(explorer.getParam('diffFrom')).toBe('now-58m');
  expect(explorer.getParam('diffFrom-2')).toMatch(/^\d{4}-/);
});

test('filters and range come along from another view, and each side then has its own', async ({ explorer, page }) => {
  await explorer.open({
    explorationType: 'flame-graph',
    'var-serviceName': 'checkout',
    'var-filters': 'region|=|us-east',
    from: 'now-40m',
    to: 'now',
  });
  await expect(explorer.flameGraph).toBeVisible();
  await explorer.tab('Diff flame graph').click();
  for (const name of ['Baseline', 'Comparison'] as const) {
    await expect(side(page, name)).toContainText('us-east');
  }
  expect(explorer.getParam('var-filtersBaseline')).toBe('region|=|us-east');
  expect(explorer.getParam('comparisonFrom')).toBe('now-40m');
  await side(page, 'Baseline')
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await expect.poll(() => explorer.getParam('var-filtersBaseline')).toBeNull();
  expect(explorer.getParam('var-filtersComparison')).toBe('region|=|us-east');
  await explorer.reload();
  await expect(side(page, 'Comparison')).toContainText('us-east');
  await expect(side(page, 'Baseline')).not.toContainText('us-east');
});

test('why it changed is found by itself, asked for again at a click, and narrows both sides', async ({
  explorer,
  page,
}) => {
  await explorer.open(CHECKOUT);
  await expect(sentence(page)).toContainText('of the rise is version=v2');
  // A chart, four labels of both sides, and a pair of them.
  expect(explorer.seriesRequests.length).toBeLessThanOrEqual(11);
  const values = page.getByRole('list', { name: 'Label values that explain the change' });
  await expect(page.getByText(/^From \d+ queries over \d labels\.$/)).toBeVisible();
  explorer.forgetRequests();
  await page.getByRole('button', { name: 'Why did it change?' }).click();
  await expect.poll(() => explorer.seriesRequests.length).toBeGreaterThan(0);
  await expect(values.getByRole('listitem').first()).toContainText('version=v2');
  expect(explorer.seriesRequests.length).toBeLessThanOrEqual(26);
  await page.getByRole('button', { name: 'Filter both sides to version=v2', exact: true }).click();
  await expect(side(page, 'Comparison')).toContainText('v2');
  await expect(sentence(page)).toContainText('New: no profiles before.');
  await page.goBack();
  await expect(sentence(page)).toContainText(/^Comparison costs/);
});

test('two services are compared; what is pointed at on one chart is shown on the other', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, 'var-serviceNameComparison': 'ledger' });
  // How sure it is depends on how much of the regression lies in the hour.
  await expect(sentence(page)).toContainText(/Comparison costs .* baseline per second/);
  await expect(page.getByText('Different services: comparing whole ranges.')).toBeVisible();
  await expect(side(page, 'Comparison').getByRole('heading', { name: 'Comparison: ledger' })).toBeVisible();
  await page.getByRole('button', { name: 'More of the comparison' }).click();
  await page.getByRole('menuitem', { name: 'Compare with another service' }).click();
  await expect(page.getByRole('combobox', { name: 'Service of the comparison' })).toHaveValue('ledger');
  await page.keyboard.press('Escape');

  for (const [name, other, x] of [
    ['Baseline', 'Comparison', 100],
    ['Comparison', 'Baseline', 150],
    ['Baseline', 'Comparison', 200],
  ] as const) {
    const chart = getPlot(side(page, name));
    const line = side(page, other).locator('.u-cursor-x');
    // What arrives meanwhile may move the chart away from below the pointer.
    await expect(async () => {
      await chart.hover({ position: { x: x - 10, y: 20 } });
      await chart.hover({ position: { x, y: 20 } });
      const left = await line.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).e);
      expect(left).toBeCloseTo(x, -1);
    }).toPass();
  }
});

test('charts that are apart in time show what is as far from their start', async ({ explorer, page }) => {
  await explorer.open({
    ...CHECKOUT,
    from: minutesBeforeStart(60),
    to: minutesBeforeStart(35),
    comparisonFrom: minutesBeforeStart(30),
    comparisonTo: minutesBeforeStart(5),
  });
  await expect(sentence(page)).toContainText('Comparison costs');
  const chart = getPlot(side(page, 'Baseline'));
  const line = side(page, 'Comparison').getByTestId('chart-line');
  await expect(async () => {
    await chart.hover({ position: { x: 90, y: 20 } });
    await chart.hover({ position: { x: 100, y: 20 } });
    const plot = await getPlot(side(page, 'Comparison')).boundingBox();
    const box = await line.boundingBox();
    expect((box?.x ?? 0) - (plot?.x ?? 0)).toBeCloseTo(100, -1);
  }).toPass();
  await page.mouse.move(5, 5);
  await expect(line).toHaveCount(0);
});

test('ranges that cannot be compared say why, and nothing is asked; one that is empty in part is said to be', async ({
  explorer,
  page,
}) => {
  const requests = countProfiles(page);
  await explorer.open({ ...CHECKOUT, diffFrom: 'now-1h', diffTo: 'now-2h', 'diffFrom-2': 'now-1h', 'diffTo-2': 'now' });
  await expect(sentence(page)).toContainText('The baseline’s range is empty or cannot be read');
  expect(requests).toEqual([]);
  await explorer.open({ ...CHECKOUT, diffFrom: 'now-1h', diffTo: 'now', 'diffFrom-2': 'now+1h', 'diffTo-2': 'now+2h' });
  await expect(sentence(page)).toContainText('The comparison lies in the future');
  expect(requests).toEqual([]);
  const older = { from: minutesBeforeStart(100), comparisonFrom: minutesBeforeStart(100), comparisonTo: dataHour.to };
  await explorer.open({
    ...{ ...CHECKOUT, ...older, diffFrom: minutesBeforeStart(100), diffTo: minutesBeforeStart(50) },
    ...{ 'diffFrom-2': minutesBeforeStart(20), 'diffTo-2': minutesBeforeStart(10) },
  });
  await expect(page.getByText(/The baseline has data in only \S+ min of its 50 min/)).toBeVisible();
});

test('sides have their own suggestions; ranges of a version change, synced ranges, and a comparison that was left come back', async ({
  explorer,
  page,
}) => {
  // Equal questions are asked once, so two of them have two ranges.
  let labelQuestions = 0;
  page.on('request', (request) => {
    labelQuestions += request.url().endsWith('/LabelNames') ? 1 : 0;
  });
  await explorer.open({ ...CHECKOUT, comparisonFrom: minutesBeforeStart(20), comparisonTo: dataHour.to });
  // The verdict also asks for label names, to count instances.
  await expect(sentence(page)).toContainText('per second');
  await explorer.whenIdle();
  const askedBefore = labelQuestions;
  for (const name of ['Baseline', 'Comparison'] as const) {
    await side(page, name).getByRole('combobox').last().click();
    await expect(page.getByRole('option', { name: 'region' })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect(labelQuestions - askedBefore).toBe(2);

  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Before and after the last version change' }).click();
  await expect.poll(() => explorer.getParam('diffFrom-2')).not.toBeNull();
  const from = explorer.getParam('diffFrom-2');
  await expect(sentence(page)).toContainText(/^Comparison costs [5-7](\.\d)? × baseline/);

  await explorer.tab('Flame graph').click();
  await expect(explorer.flameGraph).toBeVisible();
  expect(explorer.getParam('diffFrom-2')).toBeNull();
  await explorer.tab('Diff flame graph').click();
  await expect(page.getByText('This is the comparison as you left it.')).toBeVisible();
  await expect.poll(() => explorer.getParam('diffFrom-2')).toBe(from);

  await explorer.tab('Flame graph').click();
  await explorer.choose('Service', 'ledger');
  await explorer.tab('Diff flame graph').click();
  await expect(page.getByText('Your comparison of checkout was set aside.')).toBeVisible();
  await page.getByRole('button', { name: 'Go back to it' }).click();
  await expect(sentence(page)).toContainText(/^Comparison costs [5-7](\.\d)? × baseline/);
  expect(explorer.getParam('diffFrom-2')).toBe(from);
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect.poll(() => explorer.getParam('diffFrom-2')).toBeNull();

  await page.getByRole('button', { name: 'Sync ranges' }).click();
  await expect.poll(() => explorer.getParam('diffSync')).toBe('on');
  await expect(sentence(page)).toContainText('Comparison costs');
  await page.getByRole('button', { name: 'Move the range of the baseline on by its length' }).click();
  await expect(sentence(page)).toContainText('Both sides show the same');
  expect(explorer.getParam('diffFrom')).toBe(explorer.getParam('diffFrom-2'));
  await page.goBack();
  await expect(sentence(page)).toContainText('Comparison costs');
});

test('a preset of one’s own is kept, and found again after a reload', async ({ explorer, page }) => {
  await explorer.open({
    ...CHECKOUT,
    diffFrom: minutesBeforeStart(58),
    diffTo: minutesBeforeStart(48),
    'diffFrom-2': minutesBeforeStart(20),
    'diffTo-2': minutesBeforeStart(10),
  });
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Save these ranges …' }).click();
  await page.getByRole('textbox', { name: 'Name of the preset' }).fill('around the release');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'around the release' })).toBeVisible();
  await explorer.open(CHECKOUT);
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'around the release' }).click();
  await expect.poll(() => explorer.getParam('diffTo-2')).toBe(minutesBeforeStart(10));
});

test('how a diff is drawn is in the URL; it is exported; the method is explained', async ({ explorer, page }) => {
  await explorer.open({ ...CHECKOUT, diffColors: 'redGreen', find: 'parseDiscount', diffWidths: 'comparison' });
  await expect(page.getByRole('group', { name: 'Colours' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Search functions' })).toHaveValue('parseDiscount');
  for (const [label, name] of [
    ['SVG', /^flamegraph_baseline_.*_comparison_.*\.svg$/],
    ['pprof of the comparison', /^comparison_process_cpu-.*\.pb\.gz$/],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: label }).click();
    expect((await saved).suggestedFilename()).toMatch(name);
  }
  await page.getByRole('button', { name: 'How the diff flame graph is drawn' }).click();
  await page.getByRole('menuitemradio', { name: /Classic/ }).click();
  await expect(page.getByTestId('classic-flame-graph')).toBeVisible();
  expect(explorer.getParam('renderer')).toBe('classic');
  await page.goBack();
  await expect(page.getByTestId('classic-flame-graph')).toBeHidden();
  await page.getByRole('button', { name: 'How is this worked out?' }).click();
  await expect(page.getByRole('tabpanel', { name: 'How this is worked out' })).toContainText('Westfall and Young');
});

test('What changed? on All services says of the largest changes what their diff says, and opens it', async ({
  explorer,
  page,
}) => {
  const requests = countProfiles(page);
  await explorer.open({ ...dataHour, explorationType: 'all' });
  await page.getByRole('button', { name: 'What changed?' }).click();
  const changesRegion = page.getByRole('region', { name: 'What changed?' });
  const changes = changesRegion.getByRole('table', { name: 'Largest changes' });
  const checkout = changes.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'checkout' }) });
  await expect(checkout).toContainText(/\+\d+ % \+0\.5\d* coressince \d\d:\d\dsure/);
  await expect(changesRegion.getByRole('button', { name: 'Stop checking them' })).toBeDisabled();
  const count = (await changes.getByRole('row').count()) - 1;
  expect(count).toBeLessThanOrEqual(5);
  expect(requests.length).toBeLessThanOrEqual(count * 50);
  await changesRegion.getByRole('button', { name: 'What is known of checkout' }).click();
  await expect(changes).toContainText(
    /Comparison costs [5-7](\.\d)? × baseline per second \(\+0\.5\d* cores\) since .* Sure/,
  );
  await page.getByRole('link', { name: 'Diff of checkout' }).click();
  await expect(sentence(page)).toContainText(/^Comparison costs [5-7](\.\d)? × baseline per second .* Sure/);
  await expect(page.getByRole('button', { name: 'Auto-select', pressed: true })).toBeVisible();
});

test('a flame graph is used as baseline, and what is to be done next is said', async ({ explorer, page }) => {
  await explorer.open({
    ...dataHour,
    explorationType: 'flame-graph',
    'var-serviceName': 'checkout',
    'var-filters': 'region|=|us-east',
  });
  await page.getByRole('link', { name: 'Use as baseline of a comparison' }).click();
  await expect(sentence(page)).toContainText(/Both sides show the same|costs/);
  expect(explorer.getParam('diffFrom')).toMatch(/^\d{4}-/);
  expect(explorer.getParam('diffFrom-2')).toBeNull();
  await expect(side(page, 'Baseline')).toContainText('us-east');
});

test('the page is drawn wide and dark, narrow and light, without serious accessibility faults', async ({
  explorer,
  page,
  expectConsole,
}, info) => {
  expectConsole(AXE_WARNING);
  for (const [theme, width] of [
    ['dark', 1600],
    ['light', 400],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await explorer.open({ ...CHECKOUT, theme });
    await expect(sentence(page)).toContainText('Sure');
    await page.screenshot({
      path: join(info.project.outputDir, 'screens', `diff-${theme}-${width}.png`),
      fullPage: true,
    });
    expect(await findAccessibilityFaults(page)).toEqual([]);
    const [left, right] = [await side(page, 'Baseline').boundingBox(), await side(page, 'Comparison').boundingBox()];
    expect((right?.y ?? 0) >= (left?.y ?? 0) + (left?.height ?? 0)).toBe(width === 400);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
