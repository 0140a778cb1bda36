import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';
import type { RecordedProfile } from './RecordedProfile';
import { rewriteProfile, type SampleTypeChoice } from './rewriteProfile';
import { subtractCounters } from './subtractCounters';

/** The profiles of Go's runtime at one moment. */
export interface GoCounters {
  readonly heap: Profile;
  readonly mutex: Profile;
  readonly block: Profile;
  readonly goroutine: Profile;
}

const CPU = [keep('samples', 'count'), keep('cpu', 'nanoseconds')];
const MEMORY = [
  keep('alloc_objects', 'count'),
  keep('alloc_space', 'bytes'),
  keep('inuse_objects', 'count'),
  keep('inuse_space', 'bytes'),
];
const WAITING = [keep('contentions', 'count'), keep('delay', 'nanoseconds')];
const GOROUTINES = [keep('goroutine', 'count')];
const COUNTERS: ReadonlySet<string> = new Set(['alloc_objects', 'alloc_space', 'contentions', 'delay']);

/**
 * Converts one window of a Go program to what Pyroscope's Go agent pushes: allocations, lock waits and blocking that the window
 * added, and memory in use and goroutines at its end.
 */
export function convertGoWindow(cpu: Profile, before: GoCounters, after: GoCounters): RecordedProfile[] {
  const durationNanos = cpu.durationNanos;
  const added = (kind: 'heap' | 'mutex' | 'block') => ({
    ...subtractCounters(before[kind], after[kind], COUNTERS),
    durationNanos,
  });
  return [
    { name: 'process_cpu', profile: rewrite(cpu, CPU, { type: 'cpu', unit: 'nanoseconds' }) },
    { name: 'memory', profile: rewrite(added('heap'), MEMORY, { type: 'space', unit: 'bytes' }) },
    { name: 'mutex', profile: rewrite(added('mutex'), WAITING, { type: 'contentions', unit: 'count' }) },
    { name: 'block', profile: rewrite(added('block'), WAITING, { type: 'contentions', unit: 'count' }) },
    { name: 'goroutine', profile: rewrite(after.goroutine, GOROUTINES, { type: 'goroutine', unit: 'count' }) },
  ];
}

/**
 * Renames our modules' files relative to the repository, those of the standard library and of other modules as Go trims them
 * (`fmt/print.go`, `github.com/gorilla/mux@v1.8.1/mux.go`), and binaries to their names.
 */
export function renameGoFile(filename: string): string {
  const source = filename
    .replace(/^openprofiles\/ledger\//, 'demo/workloads/programs/ledger/')
    .replace(/^github\.com\/openprofiles\/drilldown\//, '')
    .replace(/^\/.*\/(inventory|labels|ledger|[^/]+\.so[.\d]*)$/, '$1');
  if (source.startsWith('/')) {
    throw new Error(`Not a trimmed path: ${filename}`);
  }
  return source;
}

function rewrite(
  profile: Profile,
  sampleTypes: SampleTypeChoice[],
  periodType: { type: string; unit: string },
): Profile {
  return rewriteProfile(profile, { sampleTypes, periodType, renameFile: renameGoFile });
}

function keep(type: string, unit: string): SampleTypeChoice {
  return { recordedAs: type, type, unit };
}
