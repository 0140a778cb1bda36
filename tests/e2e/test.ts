import { type BrowserContext, type ConsoleMessage, expect, test as base } from '@playwright/test';
import { forgetTest, openProfile } from './browserProfile';
import { ExplorerPage } from './pages/ExplorerPage';

interface Fixtures {
  readonly explorer: ExplorerPage;
  /** Names console messages that the test provokes; any other error or warning fails it. */
  readonly expectConsole: (pattern: RegExp) => void;
  /**
   * True if the test goes on with the page of the tests before it, from which all but the shell is gone. Else it has a page of
   * its own, in which each address is a new document: needed for what happens while one loads.
   */
  readonly sharesPage: boolean;
}

/** Playwright's test with the explorer's page object. It fails on console errors and warnings and on uncaught errors. */
export const test = base.extend<
  Fixtures & { readonly expectedConsole: RegExp[] },
  { readonly profile: BrowserContext }
>({
  profile: [
    async ({ playwright, headless, launchOptions }, use, { project }) => {
      const { profile, close } = await openProfile(playwright.chromium, { headless, launchOptions }, project.use);
      await use(profile);
      await close();
    },
    { scope: 'worker' },
  ],
  context: async ({ profile }, use, { project }) => {
    await use(profile);
    await forgetTest(profile, project.use);
  },
  sharesPage: [false, { option: true }],
  page: async ({ context, sharesPage }, use) => {
    const [first] = context.pages();
    await use(first && sharesPage ? first : await context.newPage());
  },
  // Playwright reads from the pattern that the fixture depends on nothing.
  expectedConsole: async ({}, use) => {
    await use([]);
  },
  expectConsole: async ({ expectedConsole }, use) => {
    await use((pattern) => expectedConsole.push(pattern));
  },
  explorer: async ({ page, sharesPage, expectedConsole }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      const text = describe(message);
      if (['error', 'warning'].includes(message.type()) && !expectedConsole.some((pattern) => pattern.test(text))) {
        complaints.push(text);
      }
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    await use(new ExplorerPage(page, sharesPage));
    expect(complaints, 'console errors and warnings').toEqual([]);
  },
});

function describe(message: ConsoleMessage): string {
  return `${message.type()}: ${message.text()} (${message.location().url})`;
}

export { expect };
