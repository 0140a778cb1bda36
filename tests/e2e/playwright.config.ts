// Remembers when the stacks were started.
import './dataHour';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { readyPort, STACKS } from './stacks';

const ROOT = join(import.meta.dirname, '../..');
const BROWSER_PATH_FILE = join(ROOT, '.cache/browser-path');

// Found or installed by scripts/bootstrap.mjs; empty means Playwright's own download.
const browserPath =
  process.env.CHROMIUM_PATH ||
  (existsSync(BROWSER_PATH_FILE) ? readFileSync(BROWSER_PATH_FILE, 'utf8') : '') ||
  undefined;

/** If set, the tests drive that Grafana instead of the local stack; tests that need prepared data stay away. */
const grafanaUrl = process.env.GRAFANA_URL;

const projects: PlaywrightTestConfig['projects'] = grafanaUrl
  ? [{ name: 'grafana', testMatch: /(smoke|all-services|flame-graph)\.spec\.ts/, use: { baseURL: grafanaUrl } }]
  : STACKS.map(({ name, port, testMatch }) => ({ name, testMatch, use: { baseURL: `http://127.0.0.1:${port}` } }));

export default defineConfig({
  testDir: '.',
  outputDir: join(ROOT, 'test-results'),
  // Tests of one file run one after another; files do not share anything on the server.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // The run of all tests names those that needed the second attempt.
  retries: process.env.E2E_REPORT ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // The run of all tests reads from the second how long each took.
  reporter: process.env.E2E_REPORT ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]] : [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1600, height: 900 },
    timezoneId: 'UTC',
    // Recording each step costs a fifth of the time.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // Nothing is tested while it moves.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: browserPath, args: ['--no-sandbox'] },
    httpCredentials: process.env.GRAFANA_USER
      ? { username: process.env.GRAFANA_USER, password: process.env.GRAFANA_PASSWORD ?? '', send: 'always' }
      : undefined,
  },
  projects,
  webServer: grafanaUrl
    ? undefined
    : {
        command: 'node_modules/.bin/tsx tests/e2e/startStacks.ts',
        cwd: ROOT,
        url: `http://127.0.0.1:${readyPort}/`,
        timeout: 180_000,
        // Killed at once, the stacks would leave their repository of sources behind.
        gracefulShutdown: { signal: 'SIGTERM', timeout: 2_000 },
        stdout: 'ignore',
        stderr: 'pipe',
      },
});
