// Cannot prove: how tall Grafana's own bars are; the local stack's are as tall as those of Grafana 13.
import type { Locator, Page } from '@playwright/test';
import { dataHour, minutesBeforeStart } from './dataHour';
import type { ExplorerPage } from './pages/ExplorerPage';
import { getPlot } from './pages/getPlot';
import { expect, test } from './test';
import { MOST_SHIFT, watchShifts } from './watchShifts';

const WINDOWS = [
  { width: 430, height: 900 },
  { width: 1280, height: 800 },
  { width: 1600, height: 900 },
  { width: 2560, height: 1300 },
] as const;

interface View {
  readonly name: string;
  readonly widths: readonly number[];
  readonly params: Readonly<Record<string, string>>;
  /** Resolves when nothing more is to come. */
  whenDrawn(explorer: ExplorerPage): Promise<unknown>;
  /** Widths to which the page is resized afterwards. It must be in order there, too; jumps are not measured. */
  readonly resized?: readonly number[];
  /** For a view with a graph, its region and how far down its top may be at 1,280 × 800 and at 430 × 900. */
  readonly graph?: { readonly region: string; readonly mostDown: number; readonly mostDownNarrow: number };
}

const charts = ({ page }: ExplorerPage): Locator => page.getByTestId('lazy-cell').locator('canvas');

// At 400 and 1,600 px, what jumps is measured where pictures are taken, but for a comparison: screens.spec.ts.
const VIEWS: readonly View[] = [
  {
    name: 'All services',
    widths: [1280, 2560],
    resized: [1600, 430],
    params: {},
    whenDrawn: async (explorer) => {
      await expect(explorer.page.getByText(/ on average/)).toBeVisible();
      await expect(charts(explorer).first()).toBeVisible();
    },
  },
  {
    name: 'Flame graph',
    widths: [430, 1280],
    resized: [1600, 2560],
    params: { explorationType: 'flame-graph', 'var-serviceName': 'checkout' },
    whenDrawn: ({ frames }) => expect(frames).toBeVisible(),
    graph: { region: 'Flame graph', mostDown: 0.4, mostDownNarrow: 0.5 },
  },
  {
    name: 'Fleet',
    widths: [430, 1280],
    params: { explorationType: 'fleet' },
    whenDrawn: async ({ frames, page }) => {
      await expect(frames).toBeVisible();
      await expect(page.getByRole('group', { name: 'Kinds of work' }).getByRole('button').first()).toBeVisible();
      await expect(page.getByText('Most of it:')).toBeVisible();
    },
    graph: { region: 'Flame graph', mostDown: 0.4, mostDownNarrow: 0.55 },
  },
  {
    name: 'Diff flame graph',
    widths: [430, 1280, 1600, 2560],
    params: { explorationType: 'diff-flame-graph', 'var-serviceName': 'checkout' },
    whenDrawn: async ({ page }) => {
      await expect(page.getByRole('group', { name: 'Why did it change?' })).toContainText('From ');
      await expect(page.getByRole('region', { name: 'Diff flame graph' }).locator('canvas').first()).toBeVisible();
    },
    graph: { region: 'Diff flame graph', mostDown: 0.55, mostDownNarrow: 0.62 },
  },
  {
    name: 'Diff of sides with other filters, with a caution',
    widths: [430, 1280],
    params: {
      explorationType: 'diff-flame-graph',
      'var-serviceName': 'checkout',
      'var-filtersBaseline': 'region|=|us-east',
    },
    whenDrawn: async ({ page }) => {
      await expect(page.getByText(/^Baseline ran in .+, comparison in /)).toBeVisible();
      await expect(page.getByRole('region', { name: 'Diff flame graph' }).locator('canvas').first()).toBeVisible();
    },
    graph: { region: 'Diff flame graph', mostDown: 0.55, mostDownNarrow: 0.65 },
  },
];

for (const { name, widths, resized, params, whenDrawn, graph } of VIEWS) {
  for (const size of WINDOWS.filter(({ width }) => widths.includes(width))) {
    test(`${name}, ${size.width} px wide: nothing jumps while it loads, and a graph is in sight`, async ({
      explorer,
      page,
    }) => {
      await page.setViewportSize(size);
      const getShift = await watchShifts(page);
      await explorer.open(params);
      await whenDrawn(explorer);
      await page.waitForLoadState('networkidle');
      const shift = await getShift();
      const numbers = [`moved ${shift.toFixed(3)}`];
      if (graph) {
        const down = await measureDown(page, graph.region, size.height);
        numbers.push(`graph ${Math.round(down * 100)} % down the window`);
        const most = { 430: graph.mostDownNarrow, 1280: graph.mostDown }[size.width as number];
        if (most !== undefined) {
          expect(down).toBeLessThanOrEqual(most);
        }
      }
      console.log(`${name}, ${size.width} × ${size.height}: ${numbers.join(', ')}`);
      expect(shift).toBeLessThan(MOST_SHIFT);
      for (const other of size.width === 1280 && resized
        ? WINDOWS.filter(({ width }) => resized.includes(width))
        : []) {
        await page.setViewportSize(other);
        await expect.poll(() => getSidewaysPx(page), `${other.width} px`).toBe(0);
        if (graph) {
          await expect
            .poll(() => measureDown(page, graph.region, other.height), `${other.width} px`)
            .toBeLessThanOrEqual(graph.mostDown);
        }
      }
    });
  }
}

test.describe('once a page is there', () => {
  test.use({ sharesPage: true });

  test('beside a drawer the sides of a comparison fold once, and its graph stays in sight', async ({
    explorer,
    page,
  }) => {
    const size = { width: 1280, height: 800 };
    await page.setViewportSize(size);
    await explorer.open({ explorationType: 'diff-flame-graph', 'var-serviceName': 'checkout', ...dataHour });
    await expect(page.getByRole('region', { name: 'Diff flame graph' }).locator('canvas').first()).toBeVisible();
    const sides = page.getByRole('region', { name: 'Baseline', exact: true });
    await expect(getPlot(sides)).toBeVisible();
    const foldCount = await sides.evaluateHandle((side) => {
      const counted = { folds: 0 };
      const observer = new MutationObserver((records) => {
        counted.folds += records.filter(({ oldValue }) => oldValue === 'false').length;
      });
      observer.observe(side, { subtree: true, attributeFilter: ['data-folded'], attributeOldValue: true });
      return counted;
    });
    await page.getByRole('button', { name: 'Explain diff flame graph' }).click();
    await expect(page.getByRole('complementary', { name: 'Answers' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ranges, charts and filters' })).toBeVisible();
    await explorer.whenIdle();
    const down = await measureDown(page, 'Diff flame graph', size.height);
    console.log(`Beside a drawer: diff's graph ${Math.round(down * 100)} % down the window`);
    expect(down).toBeLessThanOrEqual(0.55);
    // Its pickers and its chart.
    expect(await foldCount.evaluate(({ folds }) => folds)).toBe(2);
  });

  test('beside a range that is written out, tabs go into a menu, by keyboard too, and the graph stays in sight', async ({
    explorer,
    page,
  }) => {
    const size = { width: 1280, height: 800 };
    await page.setViewportSize(size);
    const range = { from: minutesBeforeStart(50), to: minutesBeforeStart(5) };
    await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'checkout', ...range });
    await expect(explorer.frames).toBeVisible();
    expect(await measureDown(page, 'Flame graph', size.height)).toBeLessThanOrEqual(0.4);
    await expect(explorer.tab('Flame graph')).toBeVisible();
    await expect(explorer.tab('Diff flame graph')).toBeHidden();
    await explorer.whenIdle();
    await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
    await expect(page.getByRole('menuitem', { name: /^Diff flame graph/ })).toBeVisible();
    // Not always the topmost: one more may come above it while the tabs are measured.
    await expect(page.locator('[role="menuitem"]:focus')).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: /^Files/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(explorer.tab('Files')).toHaveAttribute('aria-selected', 'true');
  });

  test('the charts of both sides are at the same height, also where one side has a range that is written longer', async ({
    explorer,
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await explorer.open({
      explorationType: 'diff-flame-graph',
      'var-serviceName': 'checkout',
      comparisonFrom: minutesBeforeStart(50),
      comparisonTo: minutesBeforeStart(5),
      'var-serviceNameComparison': 'ledger',
    });
    const getBox = (side: string) => getPlot(page.getByRole('region', { name: side, exact: true })).boundingBox();
    await expect.poll(async () => (await getBox('Comparison'))?.height).toBeGreaterThan(0);
    await expect.poll(async () => (await getBox('Baseline'))?.height).toBeGreaterThan(0);
    const [baseline, comparison] = [await getBox('Baseline'), await getBox('Comparison')];
    expect(comparison?.y).toBe(baseline?.y);
    expect(comparison?.height).toBe(baseline?.height);
    // Grafana's chart is a stop of the Tab key, with a name even without a title row.
    await expect(page.getByRole('region', { name: 'CPU time (cpu)' })).toHaveCount(2);
  });
});

/** Measures how far down a region begins, as a share of the window. */
async function measureDown(page: Page, region: string, heightPx: number): Promise<number> {
  const box = await page.getByRole('region', { name: region, exact: true }).boundingBox();
  return (box?.y ?? Number.NaN) / heightPx;
}

/** Measures how far the page reaches out of the window to the right. */
function getSidewaysPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
