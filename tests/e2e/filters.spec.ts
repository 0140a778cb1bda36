// Cannot prove: that a real Pyroscope knows the same labels; its selectors are compared in unit tests with its recordings.
import type { Locator, Page, Request } from '@playwright/test';
import { lookAtScreen } from './lookAtScreen';
import { expect, test } from './test';

test.use({ sharesPage: true });

const CHECKOUT = { explorationType: 'flame-graph', 'var-serviceName': 'checkout' };

function filtersOf(page: Page): string[] {
  return new URL(page.url()).searchParams.getAll('var-filters');
}

/** Finds the groups of the chips by their texts. */
function chips(page: Page): Locator {
  return page.getByRole('group', { name: 'Filter by labels' }).getByRole('group');
}

/** Reads the text within a binary message. The request must go through a route: others have no body for Playwright. */
function readBody(request: Request): string {
  return request.postDataBuffer()?.toString('latin1') ?? '';
}

function input(page: Page): Locator {
  return page.getByRole('group', { name: 'Filter by labels' }).getByRole('combobox');
}

/** Types parts of a filter, Enter after each. */
async function write(page: Page, ...parts: string[]): Promise<void> {
  await page.getByRole('combobox', { name: 'Filters' }).focus();
  for (const part of parts) {
    await page.keyboard.type(part);
    await page.keyboard.press('Enter');
  }
}

/** One filter for each way of writing; all operators: FilterDraft.test. */
const WRITTEN: ReadonlyArray<[parts: string[], encoded: string, chip: string]> = [
  [['region', 'is empty'], 'region|is-empty|', 'region is empty'],
  [['region', 'in', 'eu-west', 'us-east', ''], 'region|in|eu-west|us-east', 'region is one of eu-west, us-east'],
  [['not.there "x"', '!=', 'a|b,c'], 'not.there "x"|!=|a__gfp__b__gfc__c', 'not.there "x" is not a|b,c'],
];

test('what is written by keyboard becomes a filter; back takes it away, a reload does not', async ({
  explorer,
  page,
}) => {
  test.setTimeout(120_000);
  await explorer.open(CHECKOUT);
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  const expectFilter = async (encoded: string, chip: string): Promise<void> => {
    await expect(chips(page)).toHaveAccessibleName(new RegExp(`^${escapeRegex(chip)}(,|$)`));
    await expect.poll(() => filtersOf(page)).toEqual([encoded]);
  };
  for (const [parts, encoded, chip] of WRITTEN) {
    await write(page, ...parts);
    await expectFilter(encoded, chip);
    await page.goBack();
    await expect(chips(page)).toHaveCount(0);
  }
  const [, encoded, chip] = WRITTEN.at(-1) ?? [[], '', ''];
  await page.goForward();
  await expectFilter(encoded, chip);
  await explorer.reload();
  await expectFilter(encoded, chip);
});

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

test('suggestions are asked for when a list opens, in the selection, and only once', async ({ explorer, page }) => {
  const asked: string[] = [];
  await page.route('**/querier.v1.QuerierService/*', async (route) => {
    const request = route.request();
    const [, call] = /QuerierService\/(LabelNames|LabelValues)$/.exec(request.url()) ?? [];
    const body = readBody(request);
    // Whose code the functions are is another question.
    if (call && !body.includes('service_repository')) {
      asked.push(`${call} ${body}`);
    }
    await route.continue();
  });
  await explorer.open({ ...CHECKOUT, 'var-filters': 'region|!=|nowhere' });
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  await page.getByRole('combobox', { name: 'Filters' }).focus();
  expect(asked).toEqual([]);

  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'version' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'region' })).toHaveCount(0);
  await expect(page.getByRole('option', { name: /^__|service_name/ })).toHaveCount(0);
  await page.keyboard.type('version');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'v1' })).toBeVisible();
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain('LabelNames');
  expect(asked[1]).toContain(
    '{service_name="checkout",__profile_type__="process_cpu:cpu:nanoseconds:cpu:nanoseconds",region!="nowhere"}',
  );

  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'version' })).toBeVisible();
  expect(asked).toHaveLength(2);
});

test('a list that cannot be loaded says so, and takes typed text', async ({ explorer, page, expectConsole }) => {
  expectConsole(/Failed to load resource/);
  await page.route('**/querier.v1.QuerierService/LabelNames', (route) => route.fulfill({ status: 502, body: '' }));
  await explorer.open(CHECKOUT);
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  await input(page).click();
  await expect(page.getByText('The labels could not be loaded')).toBeVisible();
  await write(page, 'region', '!=', 'x');
  await expect.poll(() => filtersOf(page)).toEqual(['region|!=|x']);
});

test('operator and values of a filter are edited, the filter removed, and back undoes each', async ({
  explorer,
  page,
}) => {
  await explorer.open({ ...CHECKOUT, 'var-filters': 'region|=|eu-west' });
  await expect(chips(page)).toHaveAccessibleName('region is eu-west');

  await page.getByRole('button', { name: 'Change the operator of: region is eu-west' }).click();
  await page.getByRole('option', { name: 'is one of' }).first().click();
  await page.getByRole('option', { name: 'us-east' }).click();
  await page.getByRole('button', { name: 'Apply the filter on region' }).click();
  await expect(chips(page)).toHaveAccessibleName('region is one of eu-west, us-east');

  await page.getByRole('button', { name: /^Change the values/ }).press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await expect(chips(page)).toHaveAccessibleName('region is one of eu-west');

  await page.keyboard.press('Delete');
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Filters' })).toBeFocused();

  const names = ['region is one of eu-west', 'region is one of eu-west, us-east', 'region is eu-west'];
  for (const name of names) {
    await page.goBack();
    await expect(chips(page)).toHaveAccessibleName(name);
  }
});

test('half a filter is discarded when the focus leaves; a regex that is none is said; arrows walk, and Backspace removes', async ({
  explorer,
  page,
}) => {
  await explorer.open(CHECKOUT);
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  await write(page, 'region', '=');
  await explorer.tab('Flame graph').focus();
  await expect(page.getByRole('combobox', { name: 'Filters' })).toHaveValue('');
  expect(filtersOf(page)).toEqual([]);

  await write(page, 'region', '=~');
  await page.keyboard.type('eu(');
  await expect(page.getByRole('alert')).toContainText('missing closing )');
  await page.keyboard.press('Enter');
  expect(filtersOf(page)).toEqual([]);
  await page.keyboard.type('-west)');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => filtersOf(page)).toEqual(['region|=~|eu(-west)|regex']);

  // A whole one is kept when the focus leaves.
  await write(page, 'version', 'in', 'v1');
  await explorer.tab('Flame graph').focus();
  await expect.poll(() => filtersOf(page)).toEqual(['region|=~|eu(-west)|regex', 'version|in|v1']);

  await expect(chips(page)).toHaveCount(2);
  await input(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: /^Remove the filter: version is one of v1/ })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: /^Change the operator of: region matches regex/ })).toBeFocused();
  await page.keyboard.press('End');
  await expect(input(page)).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(chips(page)).toHaveCount(1);
  await expect.poll(() => filtersOf(page)).toEqual(['region|=~|eu(-west)|regex']);
});

test('a filter that another service lacks is set aside with the reason, and comes back', async ({ explorer, page }) => {
  const profiles: string[] = [];
  await page.route('**/SelectMergeStacktraces', async (route) => {
    profiles.push(readBody(route.request()));
    await route.continue();
  });
  await explorer.open({ ...CHECKOUT, 'var-filters': 'region|=|us-east' });
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  expect(profiles).toHaveLength(1);
  expect(profiles[0]).toContain('region="us-east"');

  await explorer.choose('Service', 'thumbnails');
  await expect(explorer.flameGraph).toContainText('· thumbnails ·');
  await expect(chips(page)).toHaveAccessibleName(/not used: no region of thumbnails fits in this range/);
  await expect(page.getByText('Not used here: no region of thumbnails fits in this range')).toBeVisible();
  expect(profiles).toHaveLength(2);
  expect(profiles[1]).not.toContain('region');
  expect(filtersOf(page)).toEqual(['region|=|us-east']);

  await explorer.choose('Service', 'checkout');
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  await expect(chips(page)).toHaveAccessibleName('region is us-east');
  await explorer.tab('Profile types').click();
  await expect(page.getByText('Not used here: this view has no filters')).toBeVisible();
  await explorer.tab('Flame graph').click();
  await expect(chips(page)).toHaveAccessibleName('region is us-east');
});

test('filters of upstream’s links are read, the unreadable ones named', async ({ explorer, page }) => {
  const query = [
    ...Object.entries(CHECKOUT),
    ['var-filters', 'region|=~|eu-west__gfp__us-east'],
    ['var-filters', 'nonsense'],
    ['var-filtersAllServices', 'version|=|v1'],
  ];
  await explorer.visit(`/a/openprofiles-drilldown-app/explore?${new URLSearchParams(query)}`);
  await expect(page.getByRole('group', { name: 'region is one of eu-west, us-east' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'version is v1' })).toBeVisible();
  await expect(page.getByText('Not readable: nonsense')).toBeVisible();
  await expect.poll(() => explorer.getParam('var-filtersAllServices')).toBeNull();
  await page.getByRole('button', { name: 'Remove what is not readable' }).click();
  await expect.poll(() => filtersOf(page)).toEqual(['region|in|eu-west|us-east', 'version|=|v1']);
});

test('hostile filters of a link neither hang nor break the page', async ({ explorer, page }) => {
  const hostile = [
    `region|=~|(a${'b'.repeat(9_000)}|regex`,
    'region|=~|(|regex',
    `region|!~|${'(x{1,30}){1,30}'.repeat(3)}|regex`,
    'a"b\\c\n{}|!=|"}<img src=x onerror=alert(1)>',
    '\u202egnp.exe|!=|\u0000\u2028',
    '|=|x',
    `${'x'.repeat(1000)}|!=|${'y'.repeat(1000)}`,
  ];
  const query = [...Object.entries(CHECKOUT), ...hostile.map((text) => ['var-filters', text])];
  await explorer.visit(`/a/openprofiles-drilldown-app/explore?${new URLSearchParams(query)}`);
  await expect(explorer.flameGraph).toContainText('· checkout ·');
  await expect(explorer.frames).toBeVisible();
  await expect(chips(page).first()).toHaveAccessibleName(/not used: Not a regular expression/);
  await write(page, 'version', '!=', 'x');
  await expect.poll(() => filtersOf(page).at(-1)).toBe('version|!=|x');
});

/** Opens the bar, which a phone folds into a line that names its filters. */
async function openFold(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: /Filters \(3/ });
  if ((await fold.isVisible()) && (await fold.getAttribute('aria-expanded')) === 'false') {
    await fold.click();
  }
}

test('the bar: fits dark and wide, light and narrow, without serious accessibility faults', async ({
  explorer,
  page,
  expectConsole,
}, info) => {
  test.setTimeout(120_000);
  await lookAtScreen(
    { explorer, info, expectConsole },
    {
      name: 'filters',
      include: '[aria-label="Filter by labels"]',
      open: async (theme) => {
        const query = [
          ...Object.entries({ ...CHECKOUT, theme }),
          ['var-filters', 'region|in|eu-west|us-east'],
          ['var-filters', 'zone|=|a'],
          ['var-filters', 'hostname|!=|a-quite-long-host-name-of-some-cluster.example.org'],
        ];
        await explorer.visit(`/a/openprofiles-drilldown-app/explore?${new URLSearchParams(query)}`);
        await expect(explorer.flameGraph).toContainText('· checkout ·');
        await openFold(page);
        await page.getByRole('button', { name: 'Change the values of: region is one of eu-west, us-east' }).click();
        await expect(page.getByRole('option', { name: 'us-east' })).toBeVisible();
        const list = await page.getByRole('listbox').boundingBox();
        expect(list && list.x >= 0 && list.x + list.width <= (page.viewportSize()?.width ?? 0)).toBe(true);
      },
      whenDrawn: async () => {
        await openFold(page);
        await expect(chips(page).first()).toBeVisible();
      },
    },
  );
});
