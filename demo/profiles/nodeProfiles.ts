import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';
import { REPOSITORY_FOLDER } from '../workloads/buildPrograms';
import type { RawWindow } from '../workloads/runtime/order';
import { decodePprof } from './pprofBytes';
import type { RecordedProfile } from './RecordedProfile';
import { rewriteProfile } from './rewriteProfile';

/**
 * One window of a Node.js program as the profile types that Pyroscope users know. The recorded numbers stay as they are.
 *
 * - `process_cpu`: `cpu` is the CPU clock of the thread, booked on the stack of the tick that follows; `samples` counts
 *   ticks. What was booked on the idle loop is left out: the code that used it was not seen. With lines there is no such clock:
 *   there `cpu` is what the process used in the window, each tick outside the idle loop with the same part of it.
 * - `wall`, if asked for: `wall` is ticks outside the idle loop times the interval.
 * - `memory`, if the window has a heap profile: what was in use at its end.
 */
export function convertNodeWindow(raw: RawWindow, withWall: boolean): RecordedProfile[] {
  const time = decodePprof(raw.time);
  return [
    { name: 'process_cpu', profile: raw.hasLines ? shareOut(time, raw.cpuNs) : convertTime(time, 'cpu') },
    ...(withWall ? [{ name: 'wall', profile: convertTime(time, 'wall') } as const] : []),
    ...(raw.heap === undefined ? [] : [{ name: 'memory', profile: convertHeap(decodePprof(raw.heap)) } as const]),
  ];
}

function convertTime(time: Profile, clock: 'cpu' | 'wall'): Profile {
  return rewriteProfile(time, {
    sampleTypes: [
      { recordedAs: 'sample', type: 'samples', unit: 'count' },
      { recordedAs: clock, type: clock, unit: 'nanoseconds' },
    ],
    requiredType: clock,
    periodType: { type: clock, unit: 'nanoseconds' },
    omittedLeaf: '(idle)',
    renameFile: renameNodeFile,
  });
}

function shareOut(time: Profile, cpuNs: number): Profile {
  const profile = rewriteProfile(time, {
    sampleTypes: [
      { recordedAs: 'sample', type: 'samples', unit: 'count' },
      { recordedAs: 'wall', type: 'cpu', unit: 'nanoseconds' },
    ],
    periodType: { type: 'cpu', unit: 'nanoseconds' },
    omittedLeaf: '(idle)',
    renameFile: renameNodeFile,
  });
  const ticks = profile.sample.reduce((sum, { value }) => sum + Number(value[0]), 0);
  for (const sample of profile.sample) {
    sample.value[1] = BigInt(Math.round((cpuNs * Number(sample.value[0])) / ticks));
  }
  return profile;
}

function convertHeap(heap: Profile): Profile {
  return rewriteProfile(heap, {
    sampleTypes: [
      { recordedAs: 'inuse_objects', type: 'inuse_objects', unit: 'count' },
      { recordedAs: 'inuse_space', type: 'inuse_space', unit: 'bytes' },
    ],
    // Pyroscope's usual heap types have the period type "space", as Go names it.
    periodType: { type: 'space', unit: 'bytes' },
    renameFile: renameNodeFile,
  });
}

/**
 * Makes names of source files relative to the repository; Node's own (`node:…`), WebAssembly and built-in functions (no file)
 * stay as they are. Folders of versions are left out: in the repository that the profiles name, each version is a commit.
 */
export function renameNodeFile(filename: string): string {
  const relative = filename.startsWith(`${REPOSITORY_FOLDER}/`)
    ? filename.slice(REPOSITORY_FOLDER.length + 1)
    : filename;
  const source = relative
    .replace(/^\.cache\/workloads\/(.+)\.js$/, 'demo/workloads/$1.ts')
    .replace(/^(demo\/workloads\/programs\/[^/]+)\/v\d+\//, '$1/');
  if (!/^(demo\/workloads\/|node_modules\/|node:|wasm:|$)/.test(source)) {
    throw new Error(`Not a file of the repository: ${filename}`);
  }
  return source;
}
