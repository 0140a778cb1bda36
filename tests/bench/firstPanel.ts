/**
 * Measures All services with a thousand services in the local stack: the time from the first answer with series to the first panel
 * and to 24 of them, and the longest task meanwhile. Takes builds of the plugin, `dist/` by default, and opens each in turn, so
 * that what else the machine does hits all alike: `npx tsx tests/bench/firstPanel.ts dist ../older/dist`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
const BROWSER_PATH_FILE = join(root, '.cache/browser-path');
const FIRST_PORT = Number(process.env.BENCH_PORT || 3460);
const ROUNDS = Number(process.env.BENCH_ROUNDS || 5);
const PANELS = 24;

interface Measured {
  readonly firstMs: number;
  readonly allMs: number;
  readonly longestTaskMs: number;
}

const builds = process.argv.slice(2);
const stacks: ChildProcess[] = [];
const browser = await chromium.launch({
  executablePath:
    process.env.CHROMIUM_PATH ||
    (existsSync(BROWSER_PATH_FILE) && readFileSync(BROWSER_PATH_FILE, 'utf8')) ||
    undefined,
  args: ['--no-sandbox'],
});
try {
  const all = builds.length > 0 ? builds : ['dist'];
  const origins = await Promise.all(all.map((build, i) => startStack(build, FIRST_PORT + i)));
  const results = new Map(all.map((build): [string, Measured[]] => [build, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, build] of all.entries()) {
      const measured = await measure(browser, origins[i] ?? '');
      // The first round warms everything up.
      if (round > 0) {
        results.get(build)?.push(measured);
      }
    }
  }
  console.log(`load average ${loadavg()[0]?.toFixed(1)}; medians of ${ROUNDS}, milliseconds after the first answer`);
  for (const [build, measured] of results) {
    const [first, whole, task] = (['firstMs', 'allMs', 'longestTaskMs'] as const).map((key) =>
      getMedian(measured.map((each) => each[key])),
    );
    console.log(`${build}: first panel ${first}, ${PANELS} panels ${whole}, longest task until then ${task}`);
  }
} finally {
  await browser.close();
  stacks.forEach((stack) => stack.kill());
}

async function startStack(build: string, port: number): Promise<string> {
  const args = ['demo/main.ts', '--no-live', '--services', '1000', '--plugin', build];
  const stack = spawn('node_modules/.bin/tsx', args, {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stacks.push(stack);
  await new Promise<void>((resolve, reject) => {
    stack.stdout?.on('data', (data: Buffer) => data.toString().includes('Ready') && resolve());
    stack.on('exit', (code) => reject(new Error(`The stack of ${build} ended with ${code}`)));
  });
  return `http://127.0.0.1:${port}`;
}

interface Watched {
  readonly panels: ReadonlyArray<readonly [timeMs: number, count: number]>;
  readonly tasks: ReadonlyArray<readonly [startMs: number, durationMs: number]>;
}

async function measure(chromiumOf: Browser, origin: string): Promise<Measured> {
  const context = await chromiumOf.newContext({ viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const panels: Array<[number, number]> = [];
    const tasks: Array<[number, number]> = [];
    Object.assign(window, { watched: { panels, tasks } });
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ startTime, duration }) => tasks.push([startTime, duration])),
    ).observe({ type: 'longtask', buffered: true });
    new MutationObserver(() => {
      const count = document.querySelectorAll('[data-testid=lazy-cell] canvas').length;
      if (count > (panels.at(-1)?.[1] ?? 0)) {
        panels.push([performance.now(), count]);
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${origin}/a/openprofiles-drilldown-app/explore`);
  await page.waitForFunction(
    (count) => ((window as unknown as { watched: Watched }).watched.panels.at(-1)?.[1] ?? 0) >= count,
    PANELS,
    { timeout: 120_000 },
  );
  const { watched, dataMs } = await page.evaluate(() => {
    const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      watched: (window as unknown as { watched: Watched }).watched,
      dataMs: requests.find(({ name }) => name.includes('/api/ds/query'))?.responseEnd ?? Number.NaN,
    };
  });
  await context.close();
  const [firstMs = Number.NaN] = watched.panels[0] ?? [];
  const [allMs = Number.NaN] = watched.panels.find(([, count]) => count >= PANELS) ?? [];
  const during = watched.tasks.filter(([startMs, durationMs]) => startMs + durationMs > dataMs && startMs < allMs);
  return {
    firstMs: firstMs - dataMs,
    allMs: allMs - dataMs,
    longestTaskMs: Math.max(0, ...during.map(([, durationMs]) => durationMs)),
  };
}

function getMedian(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}
