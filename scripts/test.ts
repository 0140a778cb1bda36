/**
 * Runs the checks of the project, all or those named, and closes with one line: "N passed, N failed" over everything. A step
 * counts as many checks as its runner reports, else as one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { printSlowest, readJestTimes, readPlaywrightTimes, type TestTime } from './slowestTests';

const ROOT = join(import.meta.dirname, '..');

/** The runners write here how long each test took. */
const JEST_REPORT = join(ROOT, '.cache/jest-report.json');
const PLAYWRIGHT_REPORT = join(ROOT, '.cache/playwright-report.json');

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };

/** The package that the step `build` makes, from which one of the stacks of the browser tests serves the plugin. */
const PACKAGE = join(ROOT, `release/openprofiles-drilldown-app-${version}.zip`);

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  /** Reads the number of tests from the output of the step; a step without it counts as one. */
  readonly count?: (output: string) => Counts | undefined;
}

function countJest(output: string): Counts | undefined {
  const line = /^Tests:\s+(.*)$/m.exec(output)?.[1];
  return line === undefined
    ? undefined
    : { passed: readNumber(line, /(\d+) passed/), failed: readNumber(line, /(\d+) failed/) };
}

function countPlaywright(output: string): Counts | undefined {
  const passed = readNumber(output, /^\s+(\d+) passed/m) + readNumber(output, /^\s+(\d+) flaky/m);
  const failed = readNumber(output, /^\s+(\d+) failed/m);
  return passed + failed === 0 ? undefined : { passed, failed };
}

function readNumber(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}

/** Steps one after another. */
type Lane = readonly Step[];

/** Lanes that run side by side: most steps keep one core busy. */
type Phase = readonly Lane[];

const CHECKS: Lane = [
  {
    name: 'types',
    commands: [
      ['tsc', '-b'],
      // The oldest that the plugin is to run in.
      ['tsx', 'scripts/checkGrafanaTypes.ts', '12.2.0'],
    ],
  },
  {
    name: 'lint',
    commands: [['oxlint'], ['oxfmt', '--check']],
  },
  { name: 'generated', commands: [['tsx', 'scripts/checkGenerated.ts']] },
  { name: 'unused', commands: [['knip']] },
  { name: 'workflows', commands: [['tsx', 'scripts/checkWorkflows.ts']] },
  {
    name: 'build',
    commands: [
      ['tsx', 'scripts/build.ts'],
      ['tsx', 'scripts/package.ts', '--no-build'],
    ],
  },
];

/** Unit tests take all cores: the checks beside them end sooner, and jest alone would leave one idle. */
const UNIT: Step = {
  name: 'unit',
  commands: [['jest', '--silent=false', '--maxWorkers=100%', '--json', `--outputFile=${JEST_REPORT}`]],
  count: countJest,
};

/** Browser tests use the `dist/` that `build` made, and all cores. */
const E2E: Step = {
  name: 'e2e',
  commands: [['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts']],
  count: countPlaywright,
};

const PHASES: readonly Phase[] = [[CHECKS, [UNIT]], [[E2E]]];

type Print = (text: string) => void;

/** Result of each step, in the order in which they ended. */
const summary: string[] = [];

function run(command: readonly string[], print: Print): Promise<{ ok: boolean; output: string }> {
  const [name = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', name), args, {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0', E2E_REPORT: PLAYWRIGHT_REPORT, E2E_PACKAGE: PACKAGE },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        print(chunk.toString());
      });
    }
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

async function runStep(step: Step, print: Print): Promise<Counts> {
  const startMs = Date.now();
  let passed = 0;
  let failed = 0;
  for (const command of step.commands) {
    print(`\n── ${step.name}: ${command.join(' ')}\n`);
    const { ok, output } = await run(command, print);
    const counts = step.count?.(output) ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
    passed += counts.passed;
    // A runner that ends badly without naming a failed test (a crash, no test found) is a failure all the same.
    failed += ok ? counts.failed : Math.max(counts.failed, 1);
  }
  const took = `${step.name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startMs) / 1000).toFixed(0)} s`;
  print(`── ${took}\n`);
  summary.push(took);
  return { passed, failed };
}

/** Runs the steps of each lane. If there are several lanes, each step is printed whole when it is done. */
async function runPhase(phase: Phase): Promise<readonly Counts[]> {
  const toTerminal: Print = (text) => process.stdout.write(text);
  const counts = await Promise.all(
    phase.map(async (lane) => {
      const ofLane: Counts[] = [];
      for (const step of lane) {
        let held = '';
        ofLane.push(await runStep(step, phase.length > 1 ? (text) => (held += text) : toTerminal));
        toTerminal(held);
      }
      return ofLane;
    }),
  );
  return counts.flat();
}

const stepNames = PHASES.flat(2).map(({ name }) => name);
const named = process.argv.slice(2);
const unknown = named.filter((name) => !stepNames.includes(name));
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}. There are: ${stepNames.join(', ')}`);
  process.exit(2);
}

/** Reads the times of the runners that ran this time. */
function readTestTimes(): TestTime[] {
  const read = <T>(path: string, readTimes: (report: T) => TestTime[]): TestTime[] =>
    existsSync(path) ? readTimes(JSON.parse(readFileSync(path, 'utf8')) as T) : [];
  return [
    ...read(JEST_REPORT, (report: Parameters<typeof readJestTimes>[0]) => readJestTimes(report, `${ROOT}/`)),
    ...read(PLAYWRIGHT_REPORT, readPlaywrightTimes),
  ];
}

mkdirSync(join(ROOT, '.cache'), { recursive: true });
for (const report of [JEST_REPORT, PLAYWRIGHT_REPORT]) {
  rmSync(report, { force: true });
}
let passed = 0;
let failed = 0;
for (const phase of PHASES) {
  const isWanted = ({ name }: Step): boolean => named.length === 0 || named.includes(name);
  const lanes = phase.map((lane) => lane.filter(isWanted)).filter((lane) => lane.length > 0);
  for (const counts of await runPhase(lanes)) {
    passed += counts.passed;
    failed += counts.failed;
  }
}
console.log(`\nSteps:\n${summary.map((line) => `  ${line}`).join('\n')}`);
const times = readTestTimes();
if (times.length > 0) {
  console.log(`Slowest tests:\n${printSlowest(times)}`);
}
const flaky = times.filter(({ isFlaky }) => isFlaky);
if (flaky.length > 0) {
  console.log(`Passed at the second attempt only:\n${flaky.map(({ name }) => `  ${name}`).join('\n')}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
