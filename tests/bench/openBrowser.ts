import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';

const BROWSER_PATH_FILE = join(import.meta.dirname, '../../.cache/browser-path');

/** Opens the browser of the tests. `args` are its flags. */
export function openBrowser(args: readonly string[] = []): Promise<Browser> {
  const found = existsSync(BROWSER_PATH_FILE) ? readFileSync(BROWSER_PATH_FILE, 'utf8') : '';
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || found || undefined,
    args: ['--no-sandbox', ...args],
  });
}
