import type { BenchCase } from './cases';
import { type Outcome, SUBJECT_PACKAGES, type SubjectName } from './Measurement';
import type { ServerAnswer, ServerDiff } from './measureServerDiff';

export interface BenchResult extends BenchCase {
  readonly subject: SubjectName;
  readonly outcome: Outcome;
  /** Load of the machine meanwhile: processes that wanted a core, averaged over a minute. */
  readonly load: number;
}

export interface BenchMachine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly browser: string;
  readonly timeoutS: number;
}

const COLUMNS: ReadonlyArray<readonly [heading: string, print: (values: Outcome['values']) => string | undefined]> = [
  ['decode', ({ decode }) => printMs(decode)],
  ['layout', ({ layout }) => printMs(layout)],
  ['first paint, cold', ({ firstPaintCold }) => printMs(firstPaintCold)],
  ['warm', ({ firstPaintWarm }) => printMs(firstPaintWarm)],
  ['zoom frame, median / worst', ({ zoomMedian, zoomWorst }) => join(printMs(zoomMedian), printMs(zoomWorst))],
  ['search', ({ search }) => printMs(search)],
  ['focus', ({ focus }) => printMs(focus)],
  ['invert', ({ invert }) => printMs(invert)],
  ['longest task', ({ longestTask }) => (longestTask === 0 ? '< 50' : printMs(longestTask))],
  ['memory, first / end (MB)', ({ memoryFirst, memoryEnd }) => join(printMb(memoryFirst), printMb(memoryEnd))],
  ['facts / prompt', ({ facts, prompt }) => join(printMs(facts), printMs(prompt))],
];

/** Prints Markdown: the machine, then a table per tree with a row per renderer. Times are in milliseconds. */
export function printReport(
  machine: BenchMachine,
  results: readonly BenchResult[],
  diffs: readonly BenchResult[],
  server?: ServerDiff,
): string {
  const { date, cpu, cores, memoryGb, browser, timeoutS } = machine;
  const loads = [...results, ...diffs].map(({ load }) => load);
  const lines = [
    `${date}: ${cpu}, ${cores} cores, ${memoryGb} GB; ${browser}, 1600 × 900, pixel ratio 1; load average ` +
      `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}. Milliseconds; a page is given up after ${timeoutS} s.`,
  ];
  for (const key of new Set(results.map(printCase))) {
    lines.push('', `### ${key}`, '', printRow(['', ...COLUMNS.map(([heading]) => heading)]));
    lines.push(printRow(['---', ...COLUMNS.map(() => '--:')]));
    for (const result of results.filter((candidate) => printCase(candidate) === key)) {
      const cells = COLUMNS.map(([, print]) => print(result.outcome.values) ?? '–');
      lines.push(printRow([SUBJECT_PACKAGES[result.subject] + printEnd(result.outcome), ...cells]));
    }
  }
  if (diffs.length > 0) {
    lines.push('', '### Two profiles compared', '');
    lines.push(printRow(['', 'nodes of each', 'align, with functions, cold', 'warm', 'paint']));
    lines.push(printRow(['---', '--:', '--:', '--:', '--:']));
    for (const { subject, nodeCount, outcome } of diffs) {
      const { diff, diffWarm, diffPaint } = outcome.values;
      const cells = [diff, diffWarm, diffPaint].map((ms) => printMs(ms) ?? '–');
      lines.push(printRow([SUBJECT_PACKAGES[subject] + printEnd(outcome), nodeCount.toLocaleString('en'), ...cells]));
    }
    lines.push('', ...printServer(server));
  }
  return `${lines.join('\n')}\n`;
}

function printServer(server: ServerDiff | undefined): string[] {
  if (!server) {
    return ['The server’s own diff was not measured: set `PYROSCOPE_URL`.'];
  }
  const print = (name: string, { nodeCount, bytes, firstMs, againMs }: ServerAnswer) =>
    printRow([
      name,
      nodeCount.toLocaleString('en'),
      (bytes / 1e6).toFixed(1),
      printMs(firstMs) ?? '–',
      printMs(againMs) ?? '–',
    ]);
  return [
    printRow(['the server’s answer', 'nodes', 'MB', 'first', 'again']),
    printRow(['---', '--:', '--:', '--:', '--:']),
    print('its own diff (`Diff`)', server.diff),
    print('both whole trees, which ours begins with', server.trees),
  ];
}

function printCase({ shape, nodeCount }: BenchCase): string {
  return `${shape}, ${nodeCount.toLocaleString('en')} nodes`;
}

function printEnd({ end }: Outcome): string {
  return end.status === 'ok' ? '' : ` (${end.message.replaceAll('|', '/')})`;
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function printMs(value: number | undefined): string | undefined {
  return value === undefined ? undefined : value < 9.95 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}

function printMb(bytes: number | undefined): string | undefined {
  return bytes === undefined || Number.isNaN(bytes) ? undefined : Math.round(bytes / 1e6).toLocaleString('en');
}

function join(first: string | undefined, second: string | undefined): string | undefined {
  return first === undefined ? undefined : `${first} / ${second ?? '–'}`;
}
