/**
 * Measures the reading of large files: `npx tsx tests/bench/fileMemory.ts [MB] [file…]`. A process of its own reads each file as
 * the worker does, together with the profile that is shown first. Prints CPU time and by how much the process grew at most: by
 * the file itself, by what is kept of it, and by garbage that was not collected yet.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from 'worker/WorkerFile';
import { MADE_FILES } from './makeFiles';
import { MADE_TREE_FILES } from './makeTreeFiles';

const FOLDER = join(import.meta.dirname, '../../.cache/made-files');
const MB = 1e6;
/** The most memory of a file of any size, and of each of its bytes. */
const [FIXED_MB, FACTOR] = [64, 4];

const [first = '100', ...names] = process.argv.slice(2);
if (first === 'read') {
  console.log(JSON.stringify(await measure(names[0] ?? '')));
} else {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, make] of Object.entries({ ...MADE_FILES, ...MADE_TREE_FILES })) {
    if (names.length === 0 || names.includes(name)) {
      const path = join(FOLDER, `${first}-${name}`);
      writeFileSync(path, make(Number(first) * MB));
      console.log(describe(name, JSON.parse(readInOwnProcess(path)) as Measured));
    }
  }
}

interface Measured {
  readonly fileMb: number;
  readonly peakMb: number;
  readonly cpuS: number;
  readonly nodes: number;
}

function readInOwnProcess(path: string): string {
  const script = join(import.meta.dirname, 'fileMemory.ts');
  return execFileSync(process.execPath, ['--import', 'tsx', script, 'read', path], { encoding: 'utf8' });
}

async function measure(path: string): Promise<Measured> {
  const before = process.memoryUsage.rss();
  const cpuBefore = process.cpuUsage();
  const bytes = new Uint8Array(readFileSync(path));
  const file = await readFile(bytes);
  const { nodeCount } = file.buildTree(file.summary.first);
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    fileMb: bytes.length / MB,
    peakMb: (process.resourceUsage().maxRSS * 1024 - before) / MB,
    cpuS: (user + system) / 1e6,
    nodes: nodeCount,
  };
}

function describe(name: string, { fileMb, peakMb, cpuS, nodes }: Measured): string {
  const bound = FIXED_MB + FACTOR * fileMb;
  return `${name.padEnd(24)}${fileMb.toFixed(0).padStart(5)} MB: ${peakMb.toFixed(0).padStart(5)} MB at most (${(peakMb / fileMb).toFixed(1)} ×, bound ${bound.toFixed(0)}${peakMb > bound ? ', EXCEEDED' : ''}), ${cpuS.toFixed(1)} s of CPU, ${nodes.toLocaleString('en')} nodes`;
}
