import type { Browser } from '@playwright/test';
import type { Measurement, Outcome, Step } from './Measurement';

/** A task for a fresh page: a function that it has, and its arguments. */
export interface PageTask {
  readonly origin: string;
  readonly call: 'measureSubject' | 'measureDiff';
  readonly args: readonly [string, string | readonly string[]];
  readonly timeoutMs: number;
}

/** Measures in a page of its own and keeps the measurements if a later step does not end or fails. */
export async function runPage(browser: Browser, { origin, call, args, timeoutMs }: PageTask): Promise<Outcome> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const values: Partial<Record<Step, number>> = {};
  page.on('console', (message) => {
    if (message.type() === 'log' && message.text().startsWith('{"step"')) {
      const { step, value } = JSON.parse(message.text()) as Measurement;
      values[step] ??= value;
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Outcome['end']>((resolve) => {
    timer = setTimeout(
      () => resolve({ status: 'timeout', message: `did not finish after ${timeoutMs / 1000} s` }),
      timeoutMs,
    );
  });
  const crash = new Promise<Outcome['end']>((resolve) => {
    page.on('crash', () => resolve({ status: 'failed', message: 'the page crashed' }));
  });
  await page.goto(origin);
  await page.waitForFunction((name) => name in window, call);
  const run = page
    .evaluate(`window[${JSON.stringify(call)}](...${JSON.stringify(args)})`)
    .then((): Outcome['end'] => ({ status: 'ok' }))
    .catch((error: unknown): Outcome['end'] => ({ status: 'failed', message: printError(error) }));
  const end = await Promise.race([run, timeout, crash]);
  clearTimeout(timer);
  // A page that computes without end does not close; its context takes it along.
  await Promise.race([context.close(), new Promise((resolve) => setTimeout(resolve, 3_000))]);
  return { values, end };
}

function printError(error: unknown): string {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return line.replace(/^page\.evaluate: /, '').slice(0, 120);
}
