// Cannot prove: how long people look for what they click; only how much they have to do.
import type { Locator, Page } from '@playwright/test';
import { dataHour } from './dataHour';
import type { ExplorerPage } from './pages/ExplorerPage';
import { expect, test } from './test';

test.use({ sharesPage: true });

/** Clicks and types like a user, and counts it. */
class Hands {
  private clicks = 0;
  private keys = 0;

  constructor(private readonly page: Page) {}

  async click(target: Locator, button: 'left' | 'right' = 'left'): Promise<void> {
    this.clicks += 1;
    await target.click({ button });
  }

  /** Ticks a box, which lies under its drawing. */
  async tick(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.check({ force: true });
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }

  /** Prints the effort of the job and compares it with the most that it may take. */
  finish(job: string, most: { readonly clicks?: number; readonly keys?: number }): void {
    console.log(`${job}: ${this.clicks} clicks, ${this.keys} keys`);
    expect(this.clicks, `clicks for “${job}”`).toBeLessThanOrEqual(most.clicks ?? 0);
    expect(this.keys, `keys for “${job}”`).toBeLessThanOrEqual(most.keys ?? 0);
    this.clicks = 0;
    this.keys = 0;
  }
}

async function openStart(explorer: ExplorerPage): Promise<void> {
  await explorer.open(dataHour);
  await expect(explorer.page.getByText(/ on average/)).toBeVisible();
  await expect(explorer.cell('checkout').getByTestId('change')).toBeVisible();
}

test('from the start page: the line that made the bill rise', async ({ explorer, page }) => {
  await openStart(explorer);
  const hands = new Hands(page);
  await hands.click(explorer.cell('checkout').getByTestId('change'));
  await expect(page.getByText(/^Comparison costs .* since /)).toBeVisible();
  const changed = page.getByRole('grid', { name: 'Functions that changed' });
  const row = changed.getByRole('rowheader', { name: /getDiscountRules/ });
  await hands.click(row, 'right');
  await hands.click(page.getByRole('menuitem', { name: 'Lines of this function' }));
  await expect(
    page
      .getByRole('grid', { name: /^Lines of/ })
      .getByRole('rowheader')
      .first(),
  ).toBeVisible();
  hands.finish('the bill is up: which line?', { clicks: 3 });
});

test('from the start page: who allocates most, what changed, one service by name, a favorite, a link', async ({
  explorer,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStart(explorer);
  const hands = new Hands(page);

  await hands.click(page.getByRole('button', { name: 'What changed?' }));
  await expect(page.getByRole('table', { name: 'Largest changes' }).getByRole('row').nth(1)).toContainText('checkout');
  hands.finish('what changed in this hour, the largest first?', { clicks: 1 });

  await hands.click(page.getByRole('button', { name: 'Copy a link to this view' }));
  await expect(page.getByText('Link copied')).toBeVisible();
  hands.finish('send a colleague what I see', { clicks: 1 });

  await hands.click(explorer.cell('ledger').getByRole('button', { name: 'Add ledger to favorites' }));
  await expect(explorer.cell('ledger').getByRole('button', { name: 'Remove ledger from favorites' })).toBeVisible();
  hands.finish('keep a service first in the list', { clicks: 1 });
  await explorer.cell('ledger').getByRole('button', { name: 'Remove ledger from favorites' }).click();

  await hands.click(page.getByRole('button', { name: 'Zoom out time range' }));
  await expect.poll(() => explorer.getParam('from')).not.toBe(dataHour.from);
  hands.finish('was it so in the hours before, too?', { clicks: 1 });
  await page.goBack();

  await hands.press('/');
  await hands.type('ledg');
  await expect(explorer.cells).toHaveCount(1);
  hands.finish('find one service among many', { keys: 5 });
  await hands.press('Escape');

  await hands.click(page.getByRole('combobox', { name: 'Profile type' }));
  await hands.type('memory allo');
  await hands.click(page.getByRole('option', { name: /^Memory allocated/ }).first());
  await expect(page.getByText(/iB\/s on average/)).toBeVisible();
  await hands.click(explorer.cells.first().getByRole('link', { name: /^Flame graph of/ }));
  await expect(explorer.flameGraph.getByRole('grid', { name: 'Functions' }).getByRole('row').nth(1)).toBeVisible();
  hands.finish('whose allocations press the garbage collector, and where?', { clicks: 3, keys: 12 });
});

test('from the start page: the label that explains it, and two of its values compared', async ({ explorer, page }) => {
  await openStart(explorer);
  const hands = new Hands(page);
  await hands.click(page.getByRole('link', { name: 'Labels of checkout' }));
  await expect(page.getByText('labels, ordered by how much they explain')).toBeVisible();
  await expect(explorer.cells.first()).toContainText(/service_git_ref|version/);
  hands.finish('which label explains the difference?', { clicks: 1 });

  await hands.click(
    page.getByRole('group', { name: 'Group by label' }).getByRole('button', { name: /^version \(2\)/ }),
  );
  await hands.tick(page.getByRole('checkbox', { name: 'v1 as baseline' }));
  await hands.tick(page.getByRole('checkbox', { name: 'v2 as comparison' }));
  await hands.click(page.getByRole('link', { name: 'Compare (2/2)' }));
  await expect(page.getByText(/^Comparison costs/)).toBeVisible();
  hands.finish('what does the new version cost more than the old?', { clicks: 4 });
});

test('from the start page: the hottest function, my own code alone, a function searched, its callers', async ({
  explorer,
  page,
}) => {
  await openStart(explorer);
  const hands = new Hands(page);
  await hands.click(explorer.flameGraphLink('checkout'));
  await expect(explorer.functionNamed(/tokenizeCondition|parseDiscountRule/)).toBeVisible();
  hands.finish('where does one service spend?', { clicks: 1 });

  await hands.click(page.getByRole('button', { name: 'Transform' }));
  await hands.click(page.getByRole('menuitem', { name: /^Own code only/ }));
  await expect(page.getByRole('button', { name: 'Remove “own code only”' })).toBeVisible();
  hands.finish('what of it is my own code?', { clicks: 2 });

  await hands.press('/');
  await hands.type('discount');
  await expect(page.getByRole('status', { name: 'Search' })).toContainText(/\d+ match/);
  hands.finish('how much passes through functions of a name?', { keys: 9 });

  await hands.click(explorer.functionNamed(/parseDiscountRules/), 'right');
  await hands.click(page.getByRole('menuitem', { name: /^Sandwich/ }));
  const sandwich = page.getByRole('region', { name: 'Sandwich' });
  await expect(sandwich.getByRole('heading', { name: 'parseDiscountRules' })).toBeVisible();
  await expect(sandwich).toContainText('loadDiscountRules');
  hands.finish('who calls one of them?', { clicks: 2 });
});
