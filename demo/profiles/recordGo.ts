import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';
import { REPOSITORY_FOLDER } from '../workloads/buildPrograms';
import { convertGoWindow, type GoCounters } from './goProfiles';
import { type RecordingPlan, WINDOW_MS } from './plans';
import { decodePprof } from './pprofBytes';
import type { RecordedWindow } from './RecordedProfile';

const run = promisify(execFile);

// Until the journal is full: memory grows before that.
const WARM_UP_MS = 20_000;

/** Builds and runs a Go program; needs Go on the path. */
export async function recordGo({ service, version, windows, goModule }: RecordingPlan): Promise<RecordedWindow[]> {
  const folder = await mkdtemp(join(tmpdir(), `${service}-`));
  try {
    const binary = join(folder, service);
    const { folder: module, package: main } = goModule ?? { folder: service, package: '.' };
    const source = join(REPOSITORY_FOLDER, 'demo', 'workloads', 'programs', module);
    await run('go', ['build', '-trimpath', '-buildvcs=false', '-o', binary, main], { cwd: source });
    console.log(`${service} ${version}: running`);
    const times = ['-warm-up', `${WARM_UP_MS}ms`, '-window', `${WINDOW_MS}ms`];
    const traces = windows.map(({ traceIds = [] }) => traceIds.join(',')).join(';');
    const batches = windows.some(({ traceIds }) => traceIds) ? ['-traces', traces] : [];
    await run(binary, ['-out', folder, '-windows', String(windows.length), ...times, ...batches]);
    return await readWindows(folder, windows.length);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readWindows(folder: string, count: number): Promise<RecordedWindow[]> {
  const recorded: RecordedWindow[] = [];
  for (let index = 0; index < count; index++) {
    // Read twice rather than shared: taking off counters changes the later one.
    const before = await readCounters(folder, index === 0 ? 'start' : printNumber(index - 1));
    const after = await readCounters(folder, printNumber(index));
    const cpu = await readProfile(folder, `cpu-${printNumber(index)}`);
    recorded.push({ load: 1, profiles: convertGoWindow(cpu, before, after) });
  }
  return recorded;
}

async function readCounters(folder: string, name: string): Promise<GoCounters> {
  return {
    heap: await readProfile(folder, `heap-${name}`),
    mutex: await readProfile(folder, `mutex-${name}`),
    block: await readProfile(folder, `block-${name}`),
    goroutine: await readProfile(folder, `goroutine-${name}`),
  };
}

async function readProfile(folder: string, name: string): Promise<Profile> {
  return decodePprof(await readFile(join(folder, `${name}.pb.gz`)));
}

function printNumber(index: number): string {
  return String(index).padStart(3, '0');
}
