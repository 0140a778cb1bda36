/**
 * Opens large files on our Files page and in speedscope, in turn and in one browser: `npx tsx tests/bench/files.ts [MB] [file…]`,
 * by default 100 MB of collapsed stacks and of pprof. Needs `dist/`. Takes speedscope from npm, into .cache, and serves it as it is.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { basename, extname, join } from 'node:path';
import { type Browser, type CDPSession, errors } from '@playwright/test';
import { MADE_FILES } from './makeFiles';
import { openBrowser } from './openBrowser';
import { startStack } from './startStack';

const SPEEDSCOPE = 'speedscope@1.25.0';
const CACHE = join(import.meta.dirname, '../../.cache');
const NAMES: readonly FileName[] = ['collapsed.txt', 'profile.pb'];
const PORT = Number(process.env.BENCH_PORT || 3470);
const ROUNDS = Number(process.env.BENCH_ROUNDS || 3);
const TIMEOUT_MS = 180_000;

type FileName = keyof typeof MADE_FILES;

interface Measured {
  /** From the choice of the file to names of functions on the screen. */
  readonly pictureMs: number;
  /** CPU time of all threads of the page until then. */
  readonly cpuMs: number;
  /** Longest task of the main thread until two seconds after that. */
  readonly longestMs: number;
  readonly longestCpuMs: number;
}

const [mb = '100', ...chosen] = process.argv.slice(2);
const speedscope = await serveSpeedscope();
const stack = await startStack('dist', PORT);
const browser = await openBrowser();
try {
  const subjects = [
    { name: 'this plugin', url: `${stack.origin}/a/openprofiles-drilldown-app/files`, ready: 'No file is open' },
    { name: SPEEDSCOPE, url: speedscope.url, ready: 'Browse' },
  ];
  console.log(
    `| ${mb} MB, load average ${loadavg()[0]?.toFixed(1)} | picture, s | CPU until then, s | longest task, ms | its CPU, ms |`,
  );
  console.log('| --- | --: | --: | --: | --: |');
  for (const name of chosen.length > 0 ? (chosen as FileName[]) : NAMES) {
    const path = makeFile(name);
    const results = subjects.map((): Array<Measured | undefined> => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [place, subject] of subjects.entries()) {
        results[place]?.push(await measure(browser, subject, path));
      }
    }
    for (const [place, subject] of subjects.entries()) {
      console.log(`| ${name}: ${subject.name} | ${describe(results[place] ?? [])} |`);
    }
  }
} finally {
  await browser.close();
  stack.stop();
  speedscope.close();
}

function makeFile(name: FileName): string {
  mkdirSync(join(CACHE, 'made-files'), { recursive: true });
  const path = join(CACHE, 'made-files', `${mb}-${name}`);
  if (!existsSync(path)) {
    writeFileSync(path, MADE_FILES[name](Number(mb) * 1e6));
  }
  return path;
}

/** Serves speedscope's page and scripts on loopback. */
async function serveSpeedscope(): Promise<{ url: string; close: () => void }> {
  const folder = join(CACHE, 'speedscope');
  const release = join(folder, 'node_modules/speedscope/dist/release');
  if (!existsSync(release)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', SPEEDSCOPE]);
  }
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  const server = createServer((request, response) => {
    const name = basename(request.url ?? '') || 'index.html';
    readFile(join(release, name)).then(
      (body) =>
        response.writeHead(200, { 'Content-Type': types[extname(name)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Start in microseconds; the two below are its duration and the part of it in which its thread ran. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Measures one file; undefined if there is no picture after three minutes, or the tab crashes before. */
async function measure(
  browserOf: Browser,
  { url, ready }: { readonly url: string; readonly ready: string },
  path: string,
): Promise<Measured | undefined> {
  const context = await browserOf.newContext({ viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.addInitScript(notePictures);
  await page.goto(url);
  await page.getByText(ready, { exact: false }).first().waitFor();
  // What the page still loads is no part of reading a file.
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  const events = await startTrace(session);
  try {
    await page.locator('input[type=file]').first().setInputFiles(path);
    const picture = await page.waitForFunction(
      () =>
        (window as unknown as { picture?: Picture }).picture?.shownMs &&
        (window as unknown as { picture: Picture }).picture,
    );
    const { givenMs, shownMs = Number.NaN } = (await picture.jsonValue()) as Picture;
    await page.waitForTimeout(2000);
    return { pictureMs: shownMs - givenMs, ...readTrace(await events.end(), shownMs - givenMs) };
  } catch (error) {
    const isCrash = error instanceof Error && error.message.includes('crashed');
    if (isCrash || error instanceof errors.TimeoutError) {
      console.error(`${basename(path)} at ${url}: ${isCrash ? 'the tab crashed' : 'no picture in time'}`);
      return undefined;
    }
    throw error;
  } finally {
    await context.close();
  }
}

interface Picture {
  readonly givenMs: number;
  readonly shownMs?: number;
}

/** Runs in the page: notes the choice of a file, and the first picture after it that shows names. */
function notePictures(): void {
  const noted = window as unknown as { picture?: { givenMs: number; shownMs?: number } };
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    if (noted.picture) {
      noted.picture.shownMs ??= performance.now();
    }
  };
  addEventListener(
    'change',
    () => {
      noted.picture = { givenMs: performance.now() };
      performance.mark('given');
    },
    { capture: true },
  );
  const { fillText } = CanvasRenderingContext2D.prototype;
  let isAsked = false;
  CanvasRenderingContext2D.prototype.fillText = function (...text) {
    fillText.apply(this, text);
    if (noted.picture && !isAsked) {
      isAsked = true;
      // Arrives after the task that paints.
      requestAnimationFrame(() => painted.port2.postMessage(undefined));
    }
  };
}

async function startTrace(session: CDPSession): Promise<{ end: () => Promise<readonly TraceEvent[]> }> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      events.push(event as unknown as TraceEvent);
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing', '__metadata'], excludedCategories: ['*'] },
  });
  return {
    end: async () => {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      return events;
    },
  };
}

function readTrace(events: readonly TraceEvent[], pictureMs: number): Omit<Measured, 'pictureMs'> {
  const given = events.find(({ name }) => name === 'given');
  const ofPage = events.filter((event) => event.pid === given?.pid && event.name.endsWith('RunTask') && event.dur);
  const from = given?.ts ?? 0;
  const sum = { cpu: 0 };
  const ends = new Map<number, number>();
  const outermost = [...ofPage]
    .sort((left, right) => left.ts - right.ts || (right.dur ?? 0) - (left.dur ?? 0))
    .filter(({ tid, ts, dur = 0 }) => {
      const isInside = ts < (ends.get(tid) ?? 0);
      ends.set(tid, Math.max(ends.get(tid) ?? 0, ts + dur));
      return !isInside && ts + dur > from;
    });
  for (const { ts, tdur = 0 } of outermost) {
    sum.cpu += ts < from + pictureMs * 1000 ? tdur : 0;
  }
  const main = outermost.filter(({ tid }) => tid === given?.tid);
  return {
    cpuMs: sum.cpu / 1000,
    longestMs: Math.max(...main.map(({ dur = 0 }) => dur)) / 1000,
    longestCpuMs: Math.max(...main.map(({ tdur = 0 }) => tdur)) / 1000,
  };
}

function describe(rounds: ReadonlyArray<Measured | undefined>): string {
  const measured = rounds.flatMap((round) => round ?? []);
  if (measured.length === 0) {
    return `none after ${TIMEOUT_MS / 1000} | | |`;
  }
  const median = (key: keyof Measured, digits: number, factor = 1) => {
    const sorted = measured.map((each) => each[key] * factor).sort((left, right) => left - right);
    return (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(digits);
  };
  return [
    median('pictureMs', 1, 1e-3),
    median('cpuMs', 1, 1e-3),
    median('longestMs', 0),
    median('longestCpuMs', 0),
  ].join(' | ');
}
