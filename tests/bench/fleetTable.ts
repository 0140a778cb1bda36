/**
 * Measures a thousand services merged to one tree, with its functions table beside it, in Chromium: from bytes to rows, sorting,
 * and the longest task of the main thread in CPU time, which other programs hardly change. `npx tsx tests/bench/fleetTable.ts`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from './buildPages';
import { openBrowser } from './openBrowser';
import type { TableTimes } from './page/measureTable';
import { printTreeUrl, serve } from './serve';
import { FLEET_NODE_COUNT } from './TreeShape';

const PAGES = 7;

const scriptsDir = await mkdtemp(join(tmpdir(), 'bench-'));
await buildPages(scriptsDir);
const { server, origin } = await serve(scriptsDir);
const url = printTreeUrl('fleet', FLEET_NODE_COUNT);
// Made before it is asked for: the clock of the page must not run meanwhile.
await fetch(origin + url).then((response) => response.arrayBuffer());
const runs: TableTimes[] = [];
try {
  for (let run = 0; run < PAGES; run++) {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
      await page.goto(origin);
      await page.waitForFunction(() => 'measureTable' in window);
      await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'toplevel'] });
      const times = (await page.evaluate(`window.measureTable(${JSON.stringify(url)})`)) as TableTimes;
      runs.push({ ...times, 'longest task, CPU': findLongestTask(await browser.stopTracing()) });
    } finally {
      await browser.close();
    }
  }
} finally {
  server.close();
  await rm(scriptsDir, { recursive: true, force: true });
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** CPU time in microseconds. */
  readonly tdur?: number;
}

/** Finds the longest task on the main threads of pages, in milliseconds of CPU. */
function findLongestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const getThread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(getThread),
  );
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && mains.has(getThread(event)))
    .reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}

for (const step of Object.keys(runs[0] ?? {})) {
  const sorted = runs.map((times) => times[step] ?? NaN).sort((a, b) => a - b);
  const [best = NaN, median = NaN] = [sorted[0], sorted[Math.floor(PAGES / 2)]];
  console.log(`${step.padEnd(20)} best ${best.toFixed(0).padStart(5)} ms, median ${median.toFixed(0).padStart(5)} ms`);
}
