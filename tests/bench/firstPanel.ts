/**
 * Measures All services with a thousand services in the local stack: the time from the first answer with series to the first
 * panel and to 24 of them, and the longest task meanwhile. Opens builds of the plugin, `dist/` by default, in turn, so that other
 * work of the machine slows all alike: `npx tsx tests/bench/firstPanel.ts dist ../older/dist`.
 */
import { loadavg } from 'node:os';
import type { Browser } from '@playwright/test';
import { openBrowser } from './openBrowser';
import { type Stack, startStack } from './startStack';

const FIRST_PORT = Number(process.env.BENCH_PORT || 3460);
const ROUNDS = Number(process.env.BENCH_ROUNDS || 5);
const PANELS = 24;

interface Measured {
  readonly firstMs: number;
  readonly allMs: number;
  readonly longestTaskMs: number;
}

const builds = process.argv.slice(2);
const stacks: Stack[] = [];
const browser = await openBrowser();
try {
  const all = builds.length > 0 ? builds : ['dist'];
  for (const [i, build] of all.entries()) {
    stacks.push(await startStack(build, FIRST_PORT + i, ['--services', '1000']));
  }
  const results = new Map(all.map((build): [string, Measured[]] => [build, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, build] of all.entries()) {
      const measured = await measure(browser, stacks[i]?.origin ?? '');
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
  stacks.forEach((stack) => stack.stop());
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
