// Remembers when the stacks were started.
import './dataHour';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { getModelPort } from './modelPort';

const ROOT = join(import.meta.dirname, '../..');
const BROWSER_PATH_FILE = join(ROOT, '.cache/browser-path');

// Found or installed by scripts/bootstrap.mjs; empty means Playwright's own download.
const browserPath =
  process.env.CHROMIUM_PATH ||
  (existsSync(BROWSER_PATH_FILE) ? readFileSync(BROWSER_PATH_FILE, 'utf8') : '') ||
  undefined;

/** With it the tests drive that Grafana instead of the local stack; tests that need prepared data stay away. */
const grafanaUrl = process.env.GRAFANA_URL;

/** An archive of `npm run package`: one stack serves the plugin from it in place of `dist/`. */
const packagePath = process.env.E2E_PACKAGE;

interface Stack {
  readonly name: string;
  readonly port: number;
  readonly flags: readonly string[];
  readonly testMatch: RegExp;
  readonly env?: Readonly<Record<string, string>>;
}

/** The stacks take this port and the ones after it. */
const firstPort = Number(process.env.E2E_PORT || 3411);

/** A stack whose administrator has set up a model, which tests start themselves. */
const withModel = (stackPort: number): Readonly<Record<string, string>> => ({
  LLM_BASE_URL: `http://127.0.0.1:${getModelPort(stackPort)}/v1`,
  LLM_MODEL: 'small',
  LLM_API_KEY: 'secret',
});

const ALL_STACKS: readonly Stack[] = [
  {
    name: 'react18',
    port: firstPort,
    flags: [],
    testMatch: /^(?!.*(thousand-services|signed-in|explain-model|explain-roles)).*\.spec\.ts$/,
  },
  {
    name: 'react19',
    port: firstPort + 1,
    flags: ['--host', 'react19', '--role', 'editor', ...(packagePath ? ['--plugin', packagePath] : [])],
    testMatch: /(smoke|explain-roles)\.spec\.ts/,
    env: withModel(firstPort + 1),
  },
  {
    name: 'thousand-services',
    port: firstPort + 2,
    flags: ['--services', '1000', '--role', 'viewer'],
    testMatch: /(thousand-services|explain-roles)\.spec\.ts/,
    env: withModel(firstPort + 2),
  },
  {
    name: 'signed-in',
    port: firstPort + 3,
    flags: ['--signed-in', '--role', 'viewer'],
    testMatch: /(signed-in|explain-roles)\.spec\.ts/,
    env: withModel(firstPort + 3),
  },
  {
    name: 'explain',
    port: firstPort + 4,
    flags: [],
    testMatch: /explain-model\.spec\.ts/,
    env: withModel(firstPort + 4),
  },
];

/** E2E_STACK=react18 starts only that one: Playwright itself starts every server, whichever project runs. */
const STACKS = ALL_STACKS.filter(({ name }) => !process.env.E2E_STACK || name === process.env.E2E_STACK);

const projects: PlaywrightTestConfig['projects'] = grafanaUrl
  ? [{ name: 'grafana', testMatch: /(smoke|all-services|flame-graph)\.spec\.ts/, use: { baseURL: grafanaUrl } }]
  : STACKS.map(({ name, port, testMatch }) => ({ name, testMatch, use: { baseURL: `http://127.0.0.1:${port}` } }));

export default defineConfig({
  testDir: '.',
  outputDir: join(ROOT, 'test-results'),
  // Tests of one file run one after another; files do not share anything on the server.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
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
    : STACKS.map(({ port, flags, env }) => ({
        command: ['node_modules/.bin/tsx', 'demo/main.ts', '--no-build', '--no-live', ...flags].join(' '),
        cwd: ROOT,
        env: { PORT: String(port), ...env },
        url: `http://127.0.0.1:${port}/api/frontend/settings`,
        timeout: 180_000,
        // Killed at once, a stack would leave its repository of sources behind.
        gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 2_000 },
        stdout: 'ignore' as const,
        stderr: 'pipe' as const,
      })),
});
