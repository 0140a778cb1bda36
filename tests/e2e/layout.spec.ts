// Cannot prove: how tall Grafana's own bars are; the local stack's are as tall as those of Grafana 13.
import type { Locator } from '@playwright/test';
import { minutesBeforeStart } from './dataHour';
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
  /** Of a view with a graph: where it is, and how far down the window its top may be at 1,280 × 800 and at 430 × 900. */
  readonly graph?: { readonly region: string; readonly mostDown: number; readonly mostDownNarrow: number };
}

const charts = ({ page }: ExplorerPage): Locator => page.getByTestId('lazy-cell').locator('canvas');

// At 400 and 1,600 px, what jumps is measured where pictures are taken, but for a comparison: screens.spec.ts.
const VIEWS: readonly View[] = [
  {
    name: 'All services',
    widths: [1280, 2560],
    params: {},
    whenDrawn: async (explorer) => {
      await expect(explorer.page.getByText(/ on average/)).toBeVisible();
      await expect(charts(explorer).first()).toBeVisible();
    },
  },
  {
    name: 'Flame graph',
    widths: [430, 1280],
    params: { explorationType: 'flame-graph', 'var-serviceName': 'checkout' },
    whenDrawn: ({ frames }) => expect(frames).toBeVisible(),
    graph: { region: 'Flame graph', mostDown: 0.4, mostDownNarrow: 0.5 },
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
];

for (const { name, widths, params, whenDrawn, graph } of VIEWS) {
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
        const box = await page.getByRole('region', { name: graph.region, exact: true }).boundingBox();
        const down = (box?.y ?? Number.NaN) / size.height;
        numbers.push(`graph ${box?.y} px down the window (${Math.round(down * 100)} %)`);
        const most = { 430: graph.mostDownNarrow, 1280: graph.mostDown }[size.width as number];
        if (most !== undefined) {
          expect(down).toBeLessThanOrEqual(most);
        }
      }
      console.log(`${name}, ${size.width} × ${size.height}: ${numbers.join(', ')}`);
      expect(shift).toBeLessThan(MOST_SHIFT);
    });
  }
}

test('beside a range that is written out, tabs go into a menu, by keyboard too, and the graph stays in sight', async ({
  explorer,
  page,
}) => {
  const size = { width: 1280, height: 800 };
  await page.setViewportSize(size);
  const range = { from: minutesBeforeStart(50), to: minutesBeforeStart(5) };
  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'checkout', ...range });
  await expect(explorer.frames).toBeVisible();
  const box = await page.getByRole('region', { name: 'Flame graph', exact: true }).boundingBox();
  expect((box?.y ?? Number.NaN) / size.height).toBeLessThanOrEqual(0.4);
  await expect(explorer.tab('Flame graph')).toBeVisible();
  await expect(explorer.tab('Diff flame graph')).toBeHidden();
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
});
