import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY_FOLDER } from '../workloads/buildPrograms';
import { RECORDED_FOLDER } from './Manifest';

interface FunctionTotals {
  readonly name: string;
  readonly flat: number;
  readonly cum: number;
}

const run = promisify(execFile);
const FIXTURES_FOLDER = join(REPOSITORY_FOLDER, 'tests', 'fixtures', 'profiles');

const FIXTURES = [
  { name: 'node-cpu', recorded: 'checkout-v2-process_cpu-000', types: { samples: 'count', cpu: 'ns' } },
  { name: 'go-cpu', recorded: 'ledger-v1-process_cpu-000', types: { samples: 'count', cpu: 'ns' } },
  {
    name: 'go-heap',
    recorded: 'ledger-v1-memory-000',
    types: { alloc_objects: 'count', alloc_space: 'B', inuse_objects: 'count', inuse_space: 'B' },
  },
] as const;

/** Copies a few recorded profiles to the test fixtures, with the totals that `go tool pprof` (needs Go) finds in them. */
async function main(): Promise<void> {
  await mkdir(FIXTURES_FOLDER, { recursive: true });
  for (const { name, recorded, types } of FIXTURES) {
    const file = join(FIXTURES_FOLDER, `${name}.pb.gz`);
    await copyFile(join(RECORDED_FOLDER, `${recorded}.pb.gz`), file);
    const expected: Record<string, unknown> = {};
    for (const [type, unit] of Object.entries(types)) {
      expected[type] = await readTotals(file, type, unit);
    }
    await writeFile(join(FIXTURES_FOLDER, `${name}.expected.json`), `${JSON.stringify(expected, undefined, 1)}\n`);
  }
}

/** Reads the exact numbers of each function, in nanoseconds, bytes or counts. */
async function readTotals(
  file: string,
  type: string,
  unit: string,
): Promise<{ total: number; functions: FunctionTotals[] }> {
  const options = ['-top', '-symbolize=none', '-nodecount=0', '-nodefraction=0', '-edgefraction=0'];
  const { stdout } = await run('go', ['tool', 'pprof', ...options, `-unit=${unit}`, `-sample_index=${type}`, file]);
  const total = /of (\d+)\D* total/.exec(stdout)?.[1];
  if (total === undefined) {
    throw new Error(`No total in what go tool pprof says of ${file}:\n${stdout}`);
  }
  return { total: Number(total), functions: parseTop(stdout) };
}

/** Reads rows like `  40000ns  9.1% 55.8%  565779ns 23.4%  name`; `(inline)` is pprof's note, not part of the name. */
function parseTop(text: string): FunctionTotals[] {
  const row = /^ *(\d+)\w* +\S+% +\S+% +(\d+)\w* +\S+% +(.+?)(?: \((?:partial-)?inline\))?$/gm;
  return [...text.matchAll(row)].map(([, flat, cum, name = '']) => ({ name, flat: Number(flat), cum: Number(cum) }));
}

await main();
