/** The time that one test took. */
export interface TestTime {
  readonly name: string;
  readonly ms: number;
  /** True if it failed once before it passed. */
  readonly isFlaky?: boolean;
}

/** The fields of `jest --json` that are read here. */
interface JestReport {
  readonly testResults: ReadonlyArray<{
    readonly name: string;
    readonly assertionResults: ReadonlyArray<{ readonly fullName: string; readonly duration?: number | null }>;
  }>;
}

/** The fields of Playwright's reporter `json` that are read here. */
interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: ReadonlyArray<{
    readonly title: string;
    readonly file: string;
    readonly tests: ReadonlyArray<{
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: ReadonlyArray<{ readonly duration: number }>;
    }>;
  }>;
}

/** Reads the times of jest's tests. `root` is the folder that paths are shown from, with `/` at its end. */
export function readJestTimes(report: JestReport, root: string): TestTime[] {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: `${name.replace(root, '')}: ${fullName}`,
      ms: duration ?? 0,
    })),
  );
}

export function readPlaywrightTimes(report: PlaywrightReport): TestTime[] {
  return report.suites.flatMap(readSuite);
}

function readSuite({ suites = [], specs }: PlaywrightSuite): TestTime[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, status, results }) => ({
      name: `${file} (${projectName}): ${title}`,
      isFlaky: status === 'flaky',
      ms: results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  );
  return [...own, ...suites.flatMap(readSuite)];
}

/** Prints one line for each, the slowest first. */
export function printSlowest(times: readonly TestTime[], count = 10): string {
  return [...times]
    .sort((left, right) => right.ms - left.ms)
    .slice(0, count)
    .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`)
    .join('\n');
}
