/**
 * Measures our flame graph beside others on the same trees, in Chromium. `npm run bench -- --quick` takes two minutes,
 * `npm run bench -- deep:65536 service` measures these trees only, and nothing behind the `--` all of them. `--write` puts
 * the tables into docs/benchmarks.md. With PYROSCOPE_URL that server's own diff is measured, too.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { decodeTree } from 'profile/formats/decodeTree';
import { buildPages } from './buildPages';
import { DIFF_NODE_COUNT, listCases } from './cases';
import { generateTreeBytes } from './generateTree';
import { SUBJECT_PACKAGES, SUBJECTS } from './Measurement';
import { measureServerDiff, type ServerDiff } from './measureServerDiff';
import { openBrowser } from './openBrowser';
import { type BenchMachine, type BenchResult, printReport } from './printReport';
import { runPage } from './runPage';
import { printTreeUrl, serve } from './serve';
import { SHAPES } from './TreeShape';

const root = join(import.meta.dirname, '../..');
const DOCUMENT = join(root, 'docs/benchmarks.md');
const MARKS = ['<!-- results -->\n', '<!-- end of results -->\n'] as const;

const isQuick = process.argv.includes('--quick');
const timeoutMs = isQuick ? 20_000 : 30_000;

const scriptsDir = await mkdtemp(join(tmpdir(), 'bench-'));
await buildPages(scriptsDir);
const { server, origin } = await serve(scriptsDir);
try {
  const report = await measureAll();
  console.log(report);
  if (process.argv.includes('--write')) {
    await writeResults(report);
  }
} finally {
  server.close();
  await rm(scriptsDir, { recursive: true, force: true });
}

async function measureAll(): Promise<string> {
  const results: BenchResult[] = [];
  const diffs: BenchResult[] = [];
  let version = '';
  for (const benchCase of listCases(process.argv.slice(2))) {
    for (const subject of SUBJECTS) {
      const url = printTreeUrl(benchCase.shape, benchCase.nodeCount);
      console.error(`${benchCase.shape} ${benchCase.nodeCount}: ${SUBJECT_PACKAGES[subject]}`);
      // Made before it is asked for: the clock of the page must not run meanwhile.
      await fetch(origin + url).then((response) => response.arrayBuffer());
      const outcome = await withBrowser((browser) => {
        version = browser.version();
        return runPage(browser, { origin, call: 'measureSubject', args: [subject, url], timeoutMs });
      });
      results.push({ ...benchCase, subject, outcome, load: loadavg()[0] ?? 0 });
    }
  }
  const nodeCount = isQuick ? DIFF_NODE_COUNT / 4 : DIFF_NODE_COUNT;
  for (const subject of ['ours', 'grafana'] as const) {
    const urls = [1, 2].map((seed) => printTreeUrl('service', nodeCount, seed));
    console.error(`diff ${nodeCount}: ${SUBJECT_PACKAGES[subject]}`);
    const outcome = await withBrowser((browser) =>
      runPage(browser, { origin, call: 'measureDiff', args: [subject, urls], timeoutMs }),
    );
    diffs.push({ shape: 'service', nodeCount, subject, outcome, load: loadavg()[0] ?? 0 });
  }
  return printReport(describeMachine(version), results, diffs, await measureServer(nodeCount));
}

async function measureServer(nodeCount: number): Promise<ServerDiff | undefined> {
  const url = process.env.PYROSCOPE_URL;
  if (!url) {
    return undefined;
  }
  console.error(`diff ${nodeCount}: the server's own`);
  const make = (seed: number) => decodeTree(generateTreeBytes(SHAPES.service, nodeCount, seed), { limited: false });
  return measureServerDiff(url, [make(1), make(2)]);
}

/** Runs each measurement in a browser of its own, so that nothing is left of the one before. */
async function withBrowser<T>(run: (browser: Browser) => Promise<T>): Promise<T> {
  // Without the flag the browser waits up to a minute for its own garbage collection before it tells about memory.
  const browser = await openBrowser(['--enable-blink-features=ForceEagerMeasureMemory']);
  try {
    return await run(browser);
  } finally {
    await browser.close();
  }
}

function describeMachine(version: string): BenchMachine {
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    browser: `Chromium ${version}, headless`,
    timeoutS: timeoutMs / 1000,
  };
}

async function writeResults(report: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  const from = text.indexOf(MARKS[0]) + MARKS[0].length;
  const to = text.indexOf(MARKS[1]);
  await writeFile(DOCUMENT, `${text.slice(0, from)}\n${report}\n${text.slice(to)}`);
}
