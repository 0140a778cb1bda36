// Cannot prove: that a real Grafana keeps the same history; its own pages and pickers add steps of their own.
import type { Locator, Page } from '@playwright/test';
import fc from 'fast-check';
import type { ExplorerPage } from './pages/ExplorerPage';
import { expect, test } from './test';

/** Steps of a walk, and tries to take one: not everything can be chosen everywhere. */
const STEPS = 8;
const MAX_TRIES = 40;

/** The visible state that all views share. */
interface Screen {
  readonly tab: string;
  readonly service: string;
  readonly profileType: string;
  readonly filters: readonly string[];
  /** Buttons and boxes of the Labels view that are on: label, panel type, what to compare. */
  readonly labels: readonly string[];
}

interface Walk {
  readonly page: Page;
  readonly explorer: ExplorerPage;
  /** Picks one of the items at random, the same in each run. */
  readonly pick: <T>(items: readonly T[]) => T | undefined;
}

// Labels twice: it has the most to choose.
const VIEWS = ['All services', 'Profile types', 'Labels', 'Labels', 'Flame graph', 'Diff flame graph', 'Favorites'];
const SERVICES = ['checkout', 'search', 'thumbnails', 'ledger', 'reports'];
const TYPES = ['CPU time', 'Memory in use'];
const PANEL_TYPES = ['Totals', 'Maxima', 'Time series'];
const FILTERS: ReadonlyArray<readonly string[]> = [
  ['region', '=', 'us-east'],
  ['region', 'in', 'eu-west', 'ap-south', ''],
  ['version', '!=', 'v1'],
  ['namespace', '=~', 'sh.p'],
  ['nowhere', 'is empty'],
];

type Step = (walk: Walk) => Promise<string | undefined>;

const ACTIONS: readonly Step[] = [
  async ({ explorer, pick }) => {
    const view = pick(VIEWS) ?? '';
    await explorer.tab(view).click();
    return `open ${view}`;
  },
  async ({ explorer, page, pick }) => {
    const service = pick(SERVICES) ?? '';
    if ((await page.getByRole('combobox', { name: 'Service' }).count()) === 0) {
      return undefined;
    }
    await explorer.choose('Service', service);
    return `choose ${service}`;
  },
  async ({ explorer, page, pick }) => {
    const type = pick(TYPES) ?? '';
    const selector = page.getByRole('combobox', { name: 'Profile type' }).first();
    if ((await selector.count()) === 0) {
      return undefined;
    }
    await selector.click();
    await selector.fill(type);
    const option = page.getByRole('option', { name: type });
    // A service need not send the type; what is typed is forgotten.
    if ((await option.count()) === 0) {
      await page.keyboard.press('Escape');
      return undefined;
    }
    await page.keyboard.press('Escape');
    await explorer.choose('Profile type', type);
    return `choose ${type}`;
  },
  async ({ page, pick }) => {
    const parts = pick(FILTERS) ?? [];
    // Of the page: the sides of a diff have filters of their own.
    const input = page.getByRole('combobox', { name: 'Filters', exact: true });
    if ((await input.count()) !== 1) {
      return undefined;
    }
    await input.focus();
    for (const part of parts) {
      await page.keyboard.type(part);
      await page.keyboard.press('Enter');
    }
    return `filter ${parts.join(' ')}`;
  },
  async ({ page, pick }) => {
    const buttons = await page.getByRole('button', { name: /^Remove the filter/ }).all();
    const button = pick(buttons);
    await button?.click();
    return button && 'remove a filter';
  },
  async ({ page, pick }) => {
    const labels = page.getByRole('group', { name: 'Group by label' });
    const button = pick(await labels.getByRole('button', { pressed: false }).all());
    const name = await button?.innerText();
    await button?.click();
    return button && `group by ${name}`;
  },
  async ({ page, pick }) => {
    const name = pick(PANEL_TYPES) ?? '';
    const radio = page.getByRole('radio', { name, exact: true });
    if ((await radio.count()) === 0) {
      return undefined;
    }
    await radio.click({ force: true });
    return `draw ${name}`;
  },
  async ({ page, pick }) => {
    const boxes = page.getByRole('checkbox', { name: / as (baseline|comparison)$/ });
    const box = pick(await boxes.all());
    // The box itself lies under its drawing.
    await box?.click({ force: true });
    return box && 'tick a side';
  },
];

async function readScreen(page: Page): Promise<Screen> {
  const valueOf = async (selector: Locator): Promise<string> =>
    (await selector.count()) > 0 ? selector.first().inputValue() : '';
  const chips = await page.getByRole('group', { name: 'Filter by labels' }).getByRole('group').all();
  return {
    tab: (await page.getByRole('tab', { selected: true }).first().getAttribute('aria-label')) ?? '',
    service: await valueOf(page.getByRole('combobox', { name: 'Service' })),
    profileType: await valueOf(page.getByRole('combobox', { name: 'Profile type' })),
    filters: await Promise.all(chips.map(async (chip) => (await chip.getAttribute('aria-label')) ?? '')),
    labels: await readChosen(page),
  };
}

async function readChosen(page: Page): Promise<string[]> {
  const labels = page.getByRole('group', { name: 'Group by label' }).getByRole('button', { pressed: true });
  const ticks = await page.getByRole('checkbox', { name: / as (baseline|comparison)$/, checked: true }).all();
  const drawn = PANEL_TYPES.map((name) => page.getByRole('radio', { name, exact: true, checked: true }).count());
  return [
    ...(await labels.allInnerTexts()),
    ...(await Promise.all(ticks.map(async (tick) => (await tick.getAttribute('aria-label')) ?? ''))),
    (await Promise.all(drawn)).join(' '),
  ];
}

/** Reads the screen once nothing moves on it any more. */
async function readSettledScreen(page: Page): Promise<Screen> {
  await expect(page.getByRole('combobox', { name: 'Data source' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  let screen = await readScreen(page);
  let timesTheSame = 0;
  await expect
    .poll(
      async () => {
        const before = JSON.stringify(screen);
        screen = await readScreen(page);
        timesTheSame = JSON.stringify(screen) === before ? timesTheSame + 1 : 0;
        return timesTheSame;
      },
      { intervals: [50] },
    )
    .toBeGreaterThan(2);
  return screen;
}

// One walk: many more of them, without a browser, are in url/UrlState.test.
test('a walk: the URL alone gives the same screen, and back undoes each step', async ({ explorer, page }) => {
  test.setTimeout(180_000);
  const dice = fc.sample(fc.nat({ max: 1_000_000 }), { seed: 1, numRuns: MAX_TRIES * 4 });
  const pick = <T>(items: readonly T[]): T | undefined => items[(dice.pop() ?? 0) % Math.max(items.length, 1)];
  await explorer.open({ explorationType: 'flame-graph', 'var-serviceName': 'checkout' });
  await expect(explorer.flameGraph).toContainText('· checkout ·');

  const screens = [{ said: 'start', screen: await readSettledScreen(page) }];
  for (let tries = 0; tries < MAX_TRIES && screens.length <= STEPS; tries += 1) {
    const url = page.url();
    const said = await pick(ACTIONS)?.({ page, explorer, pick });
    if (said !== undefined) {
      const screen = await readSettledScreen(page);
      // What was chosen already is no step.
      if (page.url() !== url) {
        screens.push({ said, screen });
      }
    }
  }
  const walked = screens.map(({ said }) => said).join(', ');
  expect(screens.length, walked).toBeGreaterThan(4);

  await page.reload();
  expect(await readSettledScreen(page), `reloaded after: ${walked}`).toEqual(screens.at(-1)?.screen);

  for (let last = screens.length - 1; last > 0; last -= 1) {
    await page.goBack();
    expect(await readSettledScreen(page), `back from "${screens[last]?.said}" in: ${walked}`).toEqual(
      screens[last - 1]?.screen,
    );
  }
});
