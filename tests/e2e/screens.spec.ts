// Cannot prove: that a real Grafana's chrome leaves as much room; the pictures are for people to look at.
import { lookAtScreen } from './lookAtScreen';
import { expect, test } from './test';
import { MOST_SHIFT } from './watchShifts';

/** Height of a row in the table of services. */
const ROW_HEIGHT_PX = 38;

const SCREENS = [
  ['all-services', { explorationType: 'all' }],
  ['all-services-table', { explorationType: 'all', layout: 'table', sort: 'change' }],
  ['profile-types', { explorationType: 'profiles', 'var-serviceName': 'ledger' }],
  ['labels', { explorationType: 'labels', 'var-serviceName': 'checkout' }],
  ['label-values', { explorationType: 'labels', 'var-serviceName': 'checkout', 'var-groupBy': 'region' }],
  [
    'label-table',
    { explorationType: 'labels', 'var-serviceName': 'checkout', 'var-groupBy': 'hostname', layout: 'table' },
  ],
  ['flame-graph', { explorationType: 'flame-graph', 'var-serviceName': 'checkout' }],
] as const;

for (const [name, params] of SCREENS) {
  test(`${name}: drawn dark and wide, light and narrow, without jumps and serious accessibility faults`, async ({
    explorer,
    page,
    expectConsole,
  }, info) => {
    test.setTimeout(120_000);
    await lookAtScreen(
      { explorer, info, expectConsole },
      {
        name,
        mostShift: MOST_SHIFT,
        open: (theme) => explorer.open({ ...params, theme }),
        whenDrawn: async () => {
          if (name === 'all-services-table') {
            await expect(page.getByText(/ cores on average/)).toBeVisible();
            // Two lines at the most: rows do not run into each other.
            const heights = await page
              .getByTestId('change')
              .evaluateAll((badges) => badges.map((badge) => badge.getBoundingClientRect().height));
            expect(Math.max(...heights)).toBeLessThanOrEqual(ROW_HEIGHT_PX);
            return;
          }
          await expect(page.locator('canvas').first()).toBeVisible();
          if (name === 'flame-graph') {
            await expect(explorer.frames).toBeVisible();
          }
        },
      },
    );
  });
}
