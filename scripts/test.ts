/**
 * Runs the checks of the project, all or those named, and closes with one line: "N passed, N failed" over everything.
 * A step counts as many checks as its runner reports, else as one.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  /** Reads how many tests ran from what the step printed; a step without it counts as one. */
  readonly count?: (output: string) => Counts | undefined;
}

function countJest(output: string): Counts | undefined {
  const line = /^Tests:\s+(.*)$/m.exec(output)?.[1];
  return line === undefined
    ? undefined
    : { passed: readNumber(line, /(\d+) passed/), failed: readNumber(line, /(\d+) failed/) };
}

function countPlaywright(output: string): Counts | undefined {
  const passed = readNumber(output, /^\s+(\d+) passed/m);
  const failed = readNumber(output, /^\s+(\d+) failed/m);
  return passed + failed === 0 ? undefined : { passed, failed };
}

function readNumber(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}

const STEPS: readonly Step[] = [
  {
    name: 'types',
    commands: [
      ['tsc', '-p', '.'],
      ['tsc', '-p', 'tests/grafana-12'],
    ],
  },
  {
    name: 'lint',
    commands: [
      ['eslint', '.'],
      ['prettier', '--check', '--log-level', 'warn', '.'],
    ],
  },
  { name: 'generated', commands: [['tsx', 'scripts/checkGenerated.ts']] },
  { name: 'unit', commands: [['jest', '--silent=false']], count: countJest },
  { name: 'build', commands: [['tsx', 'scripts/build.ts']] },
  { name: 'e2e', commands: [['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts']], count: countPlaywright },
];

function run(command: readonly string[]): Promise<{ ok: boolean; output: string }> {
  const [name = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', name), args, {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        process.stdout.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

async function runStep(step: Step): Promise<Counts> {
  const startMs = Date.now();
  let passed = 0;
  let failed = 0;
  for (const command of step.commands) {
    console.log(`\n── ${step.name}: ${command.join(' ')}`);
    const { ok, output } = await run(command);
    const counts = step.count?.(output) ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
    passed += counts.passed;
    // A runner that ends badly without naming a failed test (a crash, no test found) is a failure all the same.
    failed += ok ? counts.failed : Math.max(counts.failed, 1);
  }
  console.log(
    `── ${step.name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startMs) / 1000).toFixed(0)} s`,
  );
  return { passed, failed };
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}. There are: ${STEPS.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const step of STEPS.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const counts = await runStep(step);
  passed += counts.passed;
  failed += counts.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
