import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserType, PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test';

type BrowserSettings = Partial<Pick<PlaywrightWorkerOptions, 'headless' | 'launchOptions'>>;

/**
 * Opens a browser that keeps its files, for all tests of a worker. A fresh context, Playwright's own way, fetches and compiles
 * Grafana's shell and the plugin for every test again, which took longer than the tests themselves.
 */
export async function openProfile(
  chromium: BrowserType,
  { headless, launchOptions }: BrowserSettings,
  { contextOptions, viewport, timezoneId, httpCredentials, baseURL }: Partial<PlaywrightTestOptions>,
): Promise<{ readonly profile: BrowserContext; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'openprofiles-e2e-'));
  const profile = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    // Pages of all tests run in one process, which keeps the scripts that it compiled.
    args: [...(launchOptions?.args ?? []), '--process-per-site', '--js-flags=--no-flush-bytecode'],
    headless,
    ...contextOptions,
    viewport,
    timezoneId,
    httpCredentials,
    baseURL,
  });
  // The page that stays open keeps that process, and the shell of a local stack. What else it shows does not matter.
  await profile.pages()[0]?.goto('/extension-point');
  return {
    profile,
    close: async () => {
      await profile.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const LISTENED_TO = [
  'console',
  'dialog',
  'download',
  'pageerror',
  'popup',
  'request',
  'requestfailed',
  'requestfinished',
  'response',
  'websocket',
] as const;

/** Clears all that a test left but cached files and the shell of one page: its content, stored values, permissions. */
export async function forgetTest(
  profile: BrowserContext,
  { baseURL = '', viewport }: Partial<PlaywrightTestOptions>,
): Promise<void> {
  // The first page keeps the browser open.
  const [first, ...pages] = profile.pages();
  await Promise.all(pages.map((page) => page.close()));
  await profile.clearPermissions();
  if (first) {
    LISTENED_TO.forEach((event) => first.removeAllListeners(event));
    await first.unrouteAll({ behavior: 'ignoreErrors' });
    await first.evaluate(() => {
      window.localStack?.leave();
      sessionStorage.clear();
      localStorage.clear();
    });
    if (viewport) {
      await first.setViewportSize(viewport);
    }
    const session = await profile.newCDPSession(first);
    await session.send('Storage.clearDataForOrigin', {
      origin: new URL(baseURL).origin,
      storageTypes: 'cookies,local_storage,indexeddb,cache_storage',
    });
    await session.detach();
  }
}
